#if CommandLineTool
  /// A table whose columns are as wide as they need to be.
  struct TextTable {
    private let header: [String]
    private var rows: [[String]] = []

    init(_ header: [String]) {
      self.header = header
    }

    mutating func add(_ row: [String]) {
      rows.append(row)
    }

    /// The table, its header bold where the stream shows that.
    func text(in terminal: Terminal) -> String {
      let widths = header.indices.map { column in
        ([header] + rows).map { $0[column].count }.max() ?? 0
      }
      func line(_ row: [String]) -> String {
        var text = ""
        for (column, cell) in row.enumerated() {
          text += cell
          if column < row.count - 1 {
            text += String(repeating: " ", count: widths[column] - cell.count + 2)
          }
        }
        return text
      }
      return ([terminal.styled(line(header), .bold)] + rows.map(line)).joined(separator: "\n")
        + "\n"
    }
  }
#endif
