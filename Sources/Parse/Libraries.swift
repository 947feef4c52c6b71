import Ccmark
import Cyaml

/// The C libraries that parse, as they were loaded: the same input gives the same bytes for one version of each.
package enum Libraries {
  package static var cmark: String { String(cString: cmark_version_string()) }

  package static var yaml: String { String(cString: yaml_get_version_string()) }
}
