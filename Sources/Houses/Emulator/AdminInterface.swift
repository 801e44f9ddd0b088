import Basics
import Documents
import HTTP
import IAMPolicy
import ServiceCore

/// The server's own paths: health, reset, journal, explanations and faults.
///
/// `/_localstack/health`, `/_localstack/state/reset` and `/moto-api/reset` serve people who move over.
struct AdminInterface: Sendable {
  let cloud: Cloud
  let services: [any AWSService]

  static func serves(_ path: String) -> Bool {
    path.hasPrefix("/_mocklake/") || path.hasPrefix("/_localstack/") || path.hasPrefix("/moto-api/")
  }

  func handle(_ request: HTTPRequest, reply: HTTPReply) {
    // Neither must hold a thread of the server: waiting for new records gets one of its own, or followers of the journal
    // would hold up the queries that share the pool.
    if request.query?.contains("wait=") == true {
      WorkerThread { reply.send(response(to: request)) }.detach()
    } else {
      cloud.pool.run { reply.send(response(to: request)) }
    }
  }

  private func response(to request: HTTPRequest) -> HTTPResponse {
    let parts = request.path.split(separator: "/").map(String.init)
    let query = HTTPQuery(decoding: request.query) ?? HTTPQuery()
    switch (request.method, parts) {
    case ("GET", ["_mocklake", "health"]), ("GET", ["_mocklake", "ready"]), ("GET", ["_localstack", "health"]):
      return json(health)
    case ("POST", ["_mocklake", "reset"]), ("POST", ["_localstack", "state", "reset"]), ("POST", ["moto-api", "reset"]):
      return reset()
    case ("GET", ["_mocklake", "requests"]): return records(query)
    case ("GET", _) where parts.count == 3 && parts[1] == "requests": return record(parts[2])
    case ("GET", ["_mocklake", "explain"]): return answer(query)
    case ("GET", _) where parts.count == 3 && parts[1] == "explain": return explanation(parts[2])
    case ("GET", ["_mocklake", "faults"]): return json(.array(cloud.faults.tallies.map(\.json)))
    case ("POST", ["_mocklake", "faults"]): return addFault(request.body)
    case ("DELETE", ["_mocklake", "faults"]):
      cloud.faults.clear()
      return json(.object(["cleared": .bool(true)]))
    case (_, _) where parts.count == 2 && parts[0] == "_mocklake" && PerimeterStore.Part(rawValue: parts[1]) != nil:
      return perimeter(request, PerimeterStore.Part(rawValue: parts[1]) ?? .organization)
    default:
      return problem(404, "\(request.method) \(request.path) is not a path of this server")
    }
  }

  // MARK: Health

  private var health: JSON {
    let options = cloud.options
    let unknown = options.unknownKeys == .root ? "act as account root" : "are refused"
    return .object([
      "status": .string("running"),
      "edition": .string("mocklake"),
      "services": JSON(.object(services.map { JSON.Member($0.name, .string("running")) })),
      "iam": .object([
        "enforcement": .string(options.enforcement.rawValue),
        "appliesTo": .string(options.enforcement.scope),
        "unknownKeys": .string(unknown),
        "denialText": .string(options.denialEra.rawValue),
        "defaultAccount": .string(options.defaultAccount),
      ]),
      "organization": organization,
      "region": .string(options.region),
      "requests": .number(cloud.journal.position),
    ])
  }

  /// The organization in short; nothing if the accounts belong to none.
  private var organization: JSON? {
    guard let organization = try? cloud.identities.perimeter().organization else { return nil }
    return .object([
      "id": .string(organization.id), "management": .string(organization.managementAccount),
      "accounts": .array(organization.accounts.map { .string($0) }),
    ])
  }

  private func reset() -> HTTPResponse {
    do {
      try StateReset(cloud: cloud).run()
      return json(.object(["status": .string("ok")]))
    } catch {
      return problem(500, "the state could not be emptied: \(error)")
    }
  }

  // MARK: Journal

  private func records(_ query: HTTPQuery) -> HTTPResponse {
    let after = query["after"].flatMap { Int($0) } ?? 0
    let wait = min(max(0, query["wait"].flatMap { Int($0) } ?? 0), 30_000)
    let (records, position) = cloud.journal.records(after: after, milliseconds: wait)
    return json(.object(["position": .number(position), "requests": .array(records.map(\.json))]))
  }

  private func record(_ name: String) -> HTTPResponse {
    guard let record = find(name) else { return unknown(name) }
    return json(record.json)
  }

  private func explanation(_ name: String) -> HTTPResponse {
    guard let record = find(name) else { return unknown(name) }
    return HTTPResponse(type: "text/plain; charset=utf-8", Array(Explanation(record).text.utf8))
  }

  /// What would come of a call that nobody made.
  private func answer(_ query: HTTPQuery) -> HTTPResponse {
    do {
      let explanation = try HypotheticalCall(query, in: cloud).explanation()
      let verdict = explanation.isAllowed ? "allowed" : "denied"
      return HTTPResponse(
        status: 200, headers: ["Content-Type": "text/plain; charset=utf-8", "x-mocklake-decision": verdict],
        body: .bytes(Array(explanation.text.utf8)))
    } catch let problem as Diagnostic {
      return self.problem(400, problem.message + (problem.help.map { ": \($0)" } ?? ""))
    } catch {
      return problem(500, "\(error)")
    }
  }

  private func find(_ name: String) -> JournalRecord? {
    Int(name.hasPrefix("r-") ? String(name.dropFirst(2)) : name).flatMap { cloud.journal.record($0) }
  }

  private func unknown(_ name: String) -> HTTPResponse {
    problem(404, "no request \(name) is remembered; the journal keeps the latest 10,000")
  }

  // MARK: Faults

  private func addFault(_ body: [UInt8]) -> HTTPResponse {
    do {
      let rule = try FaultRule(JSON.parse(body))
      cloud.faults.add(rule)
      return json(.object(["added": .string(rule.name)]))
    } catch let diagnostic as Diagnostic {
      return problem(400, diagnostic.rendered())
    } catch {
      return problem(400, "the body is not JSON: \(error)")
    }
  }

  // MARK: Organization and endpoint

  private func perimeter(_ request: HTTPRequest, _ part: PerimeterStore.Part) -> HTTPResponse {
    let store = PerimeterStore(cloud)
    do {
      switch request.method {
      case "GET": break
      case "PUT": try store.set(part, JSON.parse(request.body))
      case "DELETE": try store.set(part, nil)
      default: return problem(405, "\(part.rawValue) takes GET, PUT and DELETE")
      }
      return json(try store.document(part) ?? JSON(.null))
    } catch let diagnostic as Diagnostic {
      return problem(400, diagnostic.rendered())
    } catch let error as JSONError {
      return problem(400, "the body is not JSON: \(error.message)")
    } catch {
      return problem(500, "\(error)")
    }
  }

  private func json(_ value: JSON) -> HTTPResponse {
    HTTPResponse(type: "application/json", value.bytes)
  }

  private func problem(_ status: Int, _ message: String) -> HTTPResponse {
    HTTPResponse(status: status, type: "application/json", JSON.object(["message": .string(message)]).bytes)
  }
}

extension SecurityOptions.Enforcement {
  /// Whom the policies bind.
  fileprivate var scope: String {
    switch self {
    case .enforce: "users, roles and sessions; an account's root user is bound by resource and organization policies"
    case .audit: "nobody; denials are marked in the journal"
    case .off: "nobody; policies are not looked at"
    }
  }
}
