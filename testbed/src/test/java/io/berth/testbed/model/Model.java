package io.berth.testbed.model;

import edu.mit.csail.sdg.alloy4.A4Reporter;
import edu.mit.csail.sdg.alloy4.Err;
import edu.mit.csail.sdg.alloy4.ErrorWarning;
import edu.mit.csail.sdg.ast.Command;
import edu.mit.csail.sdg.parser.CompModule;
import edu.mit.csail.sdg.parser.CompUtil;
import edu.mit.csail.sdg.translator.A4Options;
import edu.mit.csail.sdg.translator.TranslateAlloyToKodkod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kodkod.engine.satlab.SATFactory;

/** The Alloy model of the protocol. Solved in this process by SAT4J, which is Java only: nothing has to be installed. */
final class Model {
    private static final Path FILE = Path.of("src", "model", "reservation.als");

    private final CompModule module;

    private Model(String text) throws Err {
        module = CompUtil.parseEverything_fromString(new Warnings(), text);
    }

    static Model load() throws IOException, Err {
        return new Model(Files.readString(FILE));
    }

    /** @param command one more for the model, to be found under its own name */
    static Model with(String command) throws IOException, Err {
        return new Model(Files.readString(FILE) + System.lineSeparator() + command);
    }

    List<String> commands() {
        return module.getAllCommands().stream().map(command -> command.label).toList();
    }

    Finding run(String name) throws Err {
        Command command = module.getAllCommands().stream()
                .filter(each -> each.label.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the model has no command " + name));
        A4Options options = new A4Options();
        options.solver = SATFactory.get("sat4j");
        options.skolemDepth = 1;
        return new Finding(
                module,
                command,
                TranslateAlloyToKodkod.execute_command(A4Reporter.NOP, module.getAllReachableSigs(), command, options));
    }

    /** What Alloy warns of is a formula that says nothing: an error here. */
    private static final class Warnings extends A4Reporter {
        @Override
        public void warning(ErrorWarning warning) {
            throw new IllegalStateException(warning);
        }
    }
}
