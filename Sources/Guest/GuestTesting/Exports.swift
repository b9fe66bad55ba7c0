@_exported import TestDescription
