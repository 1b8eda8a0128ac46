import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks offline what Tandem says:
 *
 * <pre>
 * java Verify.java statement.json proof.json [root of the month that you trust]
 * java Verify.java agreement.json [settlement.json …] [partner=key that you trust …] [keys.json]
 * </pre>
 *
 * Each file is an answer as the services give it, a restatement is a settlement with what it corrects; keys.json, the keys that signed an agreement, leads
 * from a key that you trust to one in whose place it stands. It needs a JDK (22 or later) and nothing of Tandem:
 * this folder is all of it. Exit code 0: all holds; 1: it names the first difference; 2: it could
 * not read its input.
 */
public final class Verify {

    private static final String USAGE =
            """
            java Verify.java statement.json proof.json [month's root that you trust]
            java Verify.java agreement.json [settlement.json ...] [partnerId=public key that you trust ...] [keys.json]""";

    private Verify() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /** What main does, in a process that goes on. */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        if (arguments.length < 1) {
            err.println(USAGE);
            return 2;
        }
        try {
            Map<String, Object> first = read(arguments[0]);
            if (first.containsKey("terms")) {
                agreement(out, first, List.of(arguments).subList(1, arguments.length));
            } else if (arguments.length > 1) {
                statement(out, first, arguments);
            } else {
                err.println(USAGE);
                return 2;
            }
            return 0;
        } catch (Difference difference) {
            out.println("DIFFERS: " + difference.getMessage());
            return 1;
        } catch (IOException | RuntimeException unreadable) {
            err.println("CANNOT READ: " + unreadable);
            return 2;
        }
    }

    private static void statement(
            PrintStream out, Map<String, Object> statement, String[] arguments) throws IOException {
        Map<String, Object> proof = read(arguments[1]);
        StatementCheck.verify(statement, proof);
        if (arguments.length > 2) {
            Difference.unlessSame(
                    "trusted root of the month", arguments[2], proof.get("periodRoot"));
        }
        out.println(
                "OK: trade "
                        + proof.get("tradeId")
                        + ", "
                        + Json.list(proof, "leaves").size()
                        + " accrual(s), in the statement and in the month's root "
                        + proof.get("periodRoot"));
    }

    private static void agreement(
            PrintStream out, Map<String, Object> agreement, List<String> arguments)
            throws IOException {
        Map<String, String> trusted = new LinkedHashMap<>();
        Map<String, Map<String, Object>> settlements = new LinkedHashMap<>();
        List<Object> keys = new ArrayList<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            // A file of that name would be a file: nobody's key is one.
            if (equals > 0 && !Files.exists(Path.of(argument))) {
                trusted.put(argument.substring(0, equals), argument.substring(equals + 1));
            } else {
                Map<String, Object> answer = read(argument);
                if (answer.containsKey("items")) {
                    keys.addAll(Json.list(answer, "items"));
                } else {
                    settlements.put(Json.text(answer, "id"), answer);
                }
            }
        }
        out.println(AgreementCheck.verify(agreement, new Trust(trusted, keys)));
        for (Map<String, Object> settlement : settlements.values()) {
            out.println(SettlementCheck.verify(agreement, settlement));
        }
        for (Map<String, Object> settlement : settlements.values()) {
            if (settlement.get("corrects") != null) {
                out.println(RestatementCheck.verify(settlement, settlements));
            }
        }
    }

    private static Map<String, Object> read(String file) throws IOException {
        return Json.members(new Json(Files.readString(Path.of(file))).whole());
    }
}
