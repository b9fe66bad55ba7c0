import ObjectFile

extension SymbolTable {
  /// Reads the symbols of an image; a raw image has none, and a file that can't be read neither.
  init(_ image: Image) {
    guard case .elf(let elf) = image.format, let file = try? ImageFile(path: image.path) else {
      self.init([])
      return
    }
    self.init(elf, in: file)
  }
}
