import Glibc

/// The most memory that this process has had so far.
enum PeakMemory {
  static var bytes: Int {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return usage.ru_maxrss << 10
  }
}
