/// Something about the files of a workspace that is no finding and that its authors should know: a line on stderr.
package enum Notice: Hashable, Sendable {
  /// `X.MD`, `x.markdown`: looks like Markdown, and is not read.
  case otherEnding(path: String)
  /// The content is kept elsewhere (Git LFS) and is not here.
  case lfsPointer(path: String)
  /// A repository inside this one.
  case submodule(path: String)
}
