/// A folder in whose place a run puts a file system of its own, in memory. Nothing is ever in the
/// folder itself.
package struct MountPoint {
  package let path: String

  /// What keeps it there.
  private let holder: AnyObject

  init(path: String, heldBy holder: AnyObject) {
    self.path = path
    self.holder = holder
  }

  /// The one of all of this user's runs, or one that is made for this run.
  init() throws(ConfinementError) {
    if let common = try RunsFolder()?.mountPoint() {
      self = common
    } else {
      let jail = try Jail()
      self.init(path: jail.path, heldBy: jail)
    }
  }
}
