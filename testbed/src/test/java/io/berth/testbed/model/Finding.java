package io.berth.testbed.model;

import edu.mit.csail.sdg.alloy4.Err;
import edu.mit.csail.sdg.ast.Command;
import edu.mit.csail.sdg.parser.CompModule;
import edu.mit.csail.sdg.parser.CompUtil;
import edu.mit.csail.sdg.translator.A4Solution;
import edu.mit.csail.sdg.translator.A4Tuple;
import edu.mit.csail.sdg.translator.A4TupleSet;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** What one command of the model found: a run of the protocol, or that there is none within its scope. */
final class Finding {
    private final CompModule module;
    private final Command command;
    private final A4Solution solution;

    Finding(CompModule module, Command command, A4Solution solution) {
        this.module = module;
        this.command = command;
        this.solution = solution;
    }

    /** @return whether there is such a run; of a check, whether there is one that breaks it */
    boolean foundARun() {
        return solution.satisfiable();
    }

    /** @return what the model itself says that the command finds */
    boolean expectsARun() {
        return command.expects == 1;
    }

    /** @return what happened, step by step, one sentence each; nothing for a step in which nothing does */
    List<String> story() throws Err {
        List<String> story = new ArrayList<>();
        for (int state = 0; state < solution.getTraceLength() - 1; state++) {
            for (Happening happening : Happening.ALL) {
                List<List<String>> values = values(happening.comprehension(), state);
                if (!values.isEmpty()) {
                    story.add(MessageFormat.format(
                            happening.sentence(), values.get(0).toArray()));
                    break;
                }
            }
        }
        return story;
    }

    /** @return what a set of the model holds in the last state of the run */
    List<List<String>> atTheEnd(String expression) throws Err {
        return values(expression, solution.getTraceLength() - 1);
    }

    private List<List<String>> values(String expression, int state) throws Err {
        Object value = solution.eval(CompUtil.parseOneExpression_fromString(module, expression), state);
        List<List<String>> rows = new ArrayList<>();
        for (Iterator<A4Tuple> tuples = ((A4TupleSet) value).iterator(); tuples.hasNext(); ) {
            A4Tuple tuple = tuples.next();
            rows.add(IntStream.range(0, tuple.arity())
                    .mapToObj(column -> shown(tuple.atom(column)))
                    .toList());
        }
        return rows;
    }

    /** Atoms are named like Request$1. Positions count from 0, which stands for none, so their number says it all. */
    private static String shown(String atom) {
        int dollar = atom.indexOf('$');
        String kind = atom.substring(0, dollar);
        String number = atom.substring(dollar + 1);
        return switch (kind) {
            case "Position" -> number;
            case "Agent", "Request", "Master" -> kind.toLowerCase(java.util.Locale.ROOT) + " " + number;
            default -> kind;
        };
    }
}
