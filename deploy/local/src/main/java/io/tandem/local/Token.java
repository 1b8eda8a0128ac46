package io.tandem.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Prints a bearer token that is signed with the local key: the program behind {@code
 * deploy/local/token}.
 */
public final class Token {

    private static final List<String> ROLES = List.of("operator", "ingest", "partner", "service");

    private Token() {}

    public static void main(String[] arguments) {
        try {
            System.out.println(token(List.of(arguments)));
        } catch (SuiteFailure failure) {
            System.err.println("token: " + failure.getMessage());
            System.exit(1);
        }
    }

    /** The token for {@code STORE ROLE [PARTNER_ID]}. */
    static String token(List<String> arguments) {
        if (arguments.size() < 2 || arguments.size() > 3 || !ROLES.contains(arguments.get(1))) {
            throw new SuiteFailure(
                    "Say one of the roles "
                            + String.join(", ", ROLES)
                            + ", and for a partner its id.");
        }
        String role = arguments.get(1);
        if (role.equals("partner") != (arguments.size() == 3)) {
            throw new SuiteFailure(
                    "A partner's token names the partner's id, and no other token does.");
        }
        UUID partner = arguments.size() == 3 ? id(arguments.get(2)) : null;
        Keys keys = Keys.ofStarted(Path.of(arguments.get(0)));
        return keys.token(role, partner, Instant.now(), Duration.ofHours(12));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new SuiteFailure("\"" + text + "\" is not a partner's id, which is a UUID.", e);
        }
    }
}
