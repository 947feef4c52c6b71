package import Files
package import Source

/// Why a site was not written. What stood in the output folder stands there still, but where the disk failed during the last step.
package enum PublishError: Error, Sendable {
  /// The output folder is the workspace's root, or a folder above it.
  case outputHoldsWorkspace(String)
  /// A Markdown file lies in the output folder, which is no output folder yet: it would no longer be a document.
  case outputHoldsDocument(String)
  /// The output folder is a symbolic link in the workspace, or no folder at all.
  case outputIsNoFolder(String)
  /// Another build holds the output folder.
  case busy
  /// Files that nobody's build wrote stand where the site's would go; sorted. `--force` replaces them.
  case foreignFiles([String])
  /// A file of the workspace that may not be published as it stands now.
  case assetRefused(path: String, AssetFault)
  case disk(DiskError)
  /// Ctrl-C, or the system asked to end.
  case interrupted
}
