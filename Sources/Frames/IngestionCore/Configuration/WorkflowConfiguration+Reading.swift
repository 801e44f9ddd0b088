import Basics
import Documents

extension WorkflowConfiguration {
  /// Reads a workflow's file: YAML, or JSON if the file's name ends so. Variables of the environment are put in first.
  /// - Throws: `ConfigurationFailure` with everything that is wrong, in the original client's words and with places.
  public init(
    _ text: String, file: String?, compatibility: Compatibility = .standard, environment: (String) -> String?
  ) throws(ConfigurationFailure) {
    let expanded = EnvironmentExpansion.expand(text, environment)
    let root = try WorkflowConfiguration.parse(expanded, file: file)
    var check = WorkflowCheck(root, compatibility: compatibility)
    self = try check.configuration()
  }

  private static func parse(_ text: String, file: String?) throws(ConfigurationFailure) -> ConfigurationNode {
    if file?.hasSuffix(".json") == true {
      let bytes = Array(text.utf8)
      do throws(JSONError) {
        return ConfigurationNode(try JSON.parse(bytes), in: SourceMap(bytes), file: file)
      } catch {
        let diagnostic = error.diagnostic(in: bytes, file: file)
        throw ConfigurationFailure("JSON Configuration file is not valid \n \(diagnostic.message)", [diagnostic])
      }
    }
    do throws(DiagnosticList) {
      return ConfigurationNode(try YAML.parse(text, file: file))
    } catch {
      let reason = error.diagnostics.first?.message ?? "it cannot be read"
      throw ConfigurationFailure("YAML Configuration file is not valid \n \(reason)", error.diagnostics)
    }
  }
}
