package io.tandem.referral.binding;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.chassis.problem.Violation;
import io.tandem.referral.binding.model.Statement;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads statements from commands whose fields are well-formed, and tells which cannot be meant. */
@ApplicationScoped
class ClaimReader {

    /** What a command was read as. */
    sealed interface Read {
        record Fit(Statement statement) implements Read {}

        record Unfit(List<Violation> violations) implements Read {}
    }

    private final Pool pool;
    private final RegistrySql registry;
    private final BindingSettings settings;
    private final Clock clock;

    ClaimReader(Pool pool, RegistrySql registry, BindingSettings settings, Clock clock) {
        this.pool = pool;
        this.registry = registry;
        this.settings = settings;
        this.clock = clock;
    }

    /** Reads each of the commands. */
    Uni<List<Read>> read(List<BindUser> commands) {
        Set<String> programmes =
                commands.stream().map(BindUser::programme).collect(Collectors.toSet());
        Instant latest = clock.instant().plus(settings.clockSkew());
        return registry.known(pool, programmes)
                .map(known ->
                        commands.stream().map(command -> read(command, known, latest)).toList());
    }

    /** Reads all of the commands, or refuses them all with what is wrong with each. */
    Uni<List<Statement>> readAll(List<BindUser> commands) {
        return read(commands)
                .map(reads -> {
                    List<Statement> statements = new ArrayList<>(reads.size());
                    List<Violation> violations = new ArrayList<>();
                    for (int i = 0; i < reads.size(); i++) {
                        switch (reads.get(i)) {
                            case Read.Fit fit -> statements.add(fit.statement());
                            case Read.Unfit unfit -> violations.addAll(at(i, unfit.violations()));
                        }
                    }
                    if (!violations.isEmpty()) {
                        throw ProblemException.invalid(violations);
                    }
                    return statements;
                });
    }

    private static List<Violation> at(int index, List<Violation> violations) {
        return violations.stream()
                .map(violation ->
                        new Violation("[" + index + "]." + violation.field(), violation.message()))
                .toList();
    }

    private static Read read(BindUser command, Set<String> programmes, Instant latest) {
        List<Violation> violations = new ArrayList<>();
        if (!programmes.contains(command.programme())) {
            violations.add(new Violation("programme", "is not a programme"));
        }
        if ((command.code() == null) == (command.clickId() == null)) {
            violations.add(new Violation("code", "must be given, or a clickId, but not both"));
        }
        if (command.signedUpAt().isAfter(latest)) {
            violations.add(new Violation("signedUpAt", "must not be in the future"));
        }
        if (command.lastActiveAt() != null
                && command.lastActiveAt().isAfter(command.signedUpAt())) {
            violations.add(new Violation("lastActiveAt", "must not be after signedUpAt"));
        }
        if (!violations.isEmpty()) {
            return new Read.Unfit(violations);
        }
        return new Read.Fit(
                new Statement(
                        command.programme(),
                        command.userId(),
                        Optional.ofNullable(command.code()),
                        Optional.ofNullable(command.clickId()),
                        command.signedUpAt(),
                        Optional.ofNullable(command.country()),
                        Optional.ofNullable(command.lastActiveAt())));
    }
}
