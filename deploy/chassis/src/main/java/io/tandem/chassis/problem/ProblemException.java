package io.tandem.chassis.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A refusal that the caller is told of. It carries no stack trace: it is an answer, not a fault.
 */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Set<String> OWN_MEMBERS =
            Set.of("type", "title", "status", "detail", "instance", "violations");

    private final transient ProblemType type;
    private final transient List<Violation> violations;
    private final transient Map<String, Object> members = new LinkedHashMap<>();

    private ProblemException(ProblemType type, String detail, List<Violation> violations) {
        super(detail, null, false, false);
        this.type = type;
        this.violations = List.copyOf(violations);
    }

    public static ProblemException of(ProblemType type, String detail) {
        return new ProblemException(type, detail, List.of());
    }

    /** A request with one broken rule. */
    public static ProblemException invalid(String field, String rule) {
        return invalid(List.of(new Violation(field, rule)));
    }

    /** A request with broken rules, each named. */
    public static ProblemException invalid(List<Violation> violations) {
        String detail =
                violations.size() == 1
                        ? violations.getFirst().field() + ": " + violations.getFirst().message()
                        : violations.size() + " rules are broken";
        return new ProblemException(CommonProblem.INVALID_REQUEST, detail, violations);
    }

    /** Nothing there, or nothing that this caller may know of: the answer is the same. */
    public static ProblemException notFound(String what) {
        return of(CommonProblem.NOT_FOUND, "No such " + what + ".");
    }

    /** Adds an extension member to the problem, not one of RFC 9457's own; null is left out. */
    public ProblemException with(String member, Object value) {
        if (OWN_MEMBERS.contains(member)) {
            throw new IllegalArgumentException(member + " is a member of every problem");
        }
        if (value != null) {
            members.put(member, value);
        }
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public List<Violation> violations() {
        return violations;
    }

    public Map<String, Object> members() {
        return Map.copyOf(members);
    }
}
