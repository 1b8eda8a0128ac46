package io.tandem.chassis.trace;

import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** The name of one request across all processes that it reaches. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";

    /** What it is called in a line of the log. */
    public static final String LOGGED = "requestId";

    /** Nothing that a log, a shell or a page could take for something else. */
    public static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private static final Pattern WELL_FORMED = Pattern.compile(PATTERN);

    private RequestId() {}

    static boolean isWellFormed(String given) {
        return given != null && WELL_FORMED.matcher(given).matches();
    }

    /** That of the request that is being served here, or null where none is. */
    static String current() {
        return MDC.get(LOGGED) instanceof String id ? id : null;
    }

    static void set(String id) {
        MDC.put(LOGGED, id);
    }
}
