#if CommandLineTool
  /// The command line of `qemu-exit run`, divided into the tool's part and the guest's.
  struct RunArguments {
    /// The tool's: all before `--`, or up to the image behind `--args`.
    var own: [String]

    /// The guest's, as they are.
    var guest: [String]

    /// Divides what follows `run`. `--args` is for those who can only append, as cargo does.
    init(_ arguments: some Sequence<String>) {
      let arguments = Array(arguments)
      let mark = arguments.firstIndex { $0 == "--" || $0 == Self.args } ?? arguments.endIndex
      let isForAppending = mark < arguments.endIndex && arguments[mark] == Self.args
      // The mark, and the image, are the tool's, too.
      own = Array(arguments.prefix(isForAppending ? mark + 2 : mark))
      guest = Array(arguments.dropFirst(isForAppending ? mark + 2 : mark + 1))
    }

    /// The option behind which the image and the guest's arguments follow.
    static let args = "--args"
  }
#endif
