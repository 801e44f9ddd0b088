import Basics
import CommandLine
import Commands
import Glibc

let terminal = Terminal(environment: Environment.all)
let program = MocklakeProgram(terminal: terminal, environment: Environment.all)
exit(program.run(Array(Swift.CommandLine.arguments.dropFirst())).rawValue)
