package io.tandem.rebate.reconciliation;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.idempotency.Answer;
import io.tandem.chassis.idempotency.Idempotency;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.chassis.problem.Violation;
import io.tandem.chassis.security.Caller;
import io.tandem.rebate.Choice;
import io.tandem.rebate.RebateProblem;
import io.tandem.rebate.accrual.RatingLock;
import io.tandem.rebate.reconciliation.BreakSql.Break;
import io.tandem.rebate.reconciliation.BreakSql.Filter;
import io.tandem.rebate.reconciliation.Comparing.Sides;
import io.tandem.rebate.reconciliation.Comparing.Task;
import io.tandem.rebate.reconciliation.StepSql.Step;
import io.tandem.rebate.reconciliation.model.Beneficiaries;
import io.tandem.rebate.reconciliation.model.BreakKind;
import io.tandem.rebate.reconciliation.model.BreakState;
import io.tandem.rebate.reconciliation.model.Resolution;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows breaks and takes them to their end. */
@ApplicationScoped
class BreakService {

    private static final UUID FIRST = new UUID(0, 0);
    private static final List<String> STATES = List.of("OPEN", "PROPOSED", "MATCHED", "RESOLVED");

    private final BreakSql breaks;
    private final StepSql steps;
    private final RuleSql rules;
    private final Comparing comparing;
    private final Settling settling;
    private final Idempotency idempotency;
    private final Caller caller;
    private final Pool pool;
    private final Clock clock;

    BreakService(
            BreakSql breaks,
            StepSql steps,
            RuleSql rules,
            Comparing comparing,
            Settling settling,
            Idempotency idempotency,
            Caller caller,
            Pool pool,
            Clock clock) {
        this.breaks = breaks;
        this.steps = steps;
        this.rules = rules;
        this.comparing = comparing;
        this.settling = settling;
        this.idempotency = idempotency;
        this.caller = caller;
        this.pool = pool;
        this.clock = clock;
    }

    /** A break that nothing else changes until the transaction ends, with what both sides say. */
    private record Held(Break one, Task task, Sides sides, List<Step> steps) {

        BreakState state() {
            return switch (one.state()) {
                case "OPEN" -> new BreakState.Open();
                case "PROPOSED" -> {
                    Step proposal = steps.getLast();
                    yield new BreakState.Proposed(
                            Resolution.valueOf(proposal.resolution()), proposal.by());
                }
                case "MATCHED" -> new BreakState.Matched();
                case "RESOLVED" -> new BreakState.Resolved();
                default -> throw new IllegalStateException(one.state());
            };
        }

        <S extends BreakState> S in(Class<S> state) {
            if (!state.isInstance(state())) {
                throw ProblemException.of(
                                RebateProblem.BREAK_STATE, "The break is " + one.state() + ".")
                        .with("state", one.state());
            }
            return state.cast(state());
        }

        /** The figures must be those that are stored: a decision about others is none. */
        void checkUnchanged() {
            boolean same =
                    sides.find(task.rule(), one.orderId())
                            .filter(finding -> finding.sameAs(one.finding()))
                            .isPresent();
            if (!same) {
                throw ProblemException.of(
                        RebateProblem.BREAK_CHANGED,
                        "Trades, ratings or a file have come since; it is compared anew shortly.");
            }
        }
    }

    private Uni<Held> hold(SqlConnection connection, UUID id) {
        return find(connection, id)
                .call(seen -> rules.lock(connection, seen.programme()))
                .chain(() -> find(connection, id))
                .chain(one ->
                        rules.find(connection, one.programme())
                                .map(rule ->
                                        new Task(
                                                one.programme(),
                                                rule.orElseThrow().rule(),
                                                Optional.of(one.runId())))
                                .chain(task -> hold(connection, one, task)));
    }

    private Uni<Held> hold(SqlConnection connection, Break one, Task task) {
        return comparing
                .sides(connection, task, List.of(one.orderId()))
                .chain(sides ->
                        steps.of(connection, List.of(one.id()))
                                .map(taken -> new Held(one, task, sides, taken)));
    }

    private Uni<Break> find(SqlClient client, UUID id) {
        return breaks.find(client, id)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("break")));
    }

    Uni<Response> propose(IdempotencyKey key, UUID id, ResolveBreak command) {
        String by = caller.subject();
        return idempotency.inTransaction(
                key,
                command,
                connection ->
                        hold(connection, id)
                                .invoke(held -> {
                                    held.in(BreakState.Open.class)
                                            .propose(command.resolution(), by);
                                    held.checkUnchanged();
                                    checkWhose(held, command);
                                })
                                .chain(held ->
                                        step(connection, held.one(), proposal(id, command, by)))
                                .chain(() -> answer(connection, id)));
    }

    private static void checkWhose(Held held, ResolveBreak command) {
        if (command.resolution() != Resolution.ACCEPT_THEIRS) {
            return;
        }
        List<Violation> violations =
                named(command)
                        .of(held.sides().tradesOf(held.one().orderId()))
                        .missing(held.one().finding().difference())
                        .stream()
                        .map(field -> new Violation(field, "must say whose it is: no trade does"))
                        .toList();
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    private static Beneficiaries named(ResolveBreak command) {
        return new Beneficiaries(
                Optional.ofNullable(command.partnerId()),
                Optional.ofNullable(command.coInviterId()),
                Optional.ofNullable(command.userId()));
    }

    private Step proposal(UUID id, ResolveBreak command, String by) {
        return new Step(
                id,
                "PROPOSED",
                command.resolution().name(),
                command.reason(),
                command.partnerId(),
                command.coInviterId(),
                command.userId(),
                null,
                clock.instant(),
                by);
    }

    Uni<Response> reject(IdempotencyKey key, UUID id, NoteBreak command) {
        String by = caller.subject();
        return idempotency.inTransaction(
                key,
                command,
                connection ->
                        hold(connection, id)
                                .invoke(held -> held.in(BreakState.Proposed.class).reject())
                                .chain(held ->
                                        step(
                                                connection,
                                                held.one(),
                                                noted(id, "OPEN", command, by)))
                                .chain(() -> answer(connection, id)));
    }

    private Step noted(UUID id, String state, NoteBreak command, String by) {
        return new Step(
                id, state, null, command.reason(), null, null, null, null, clock.instant(), by);
    }

    Uni<Response> confirm(IdempotencyKey key, UUID id, NoteBreak command) {
        String by = caller.subject();
        // What is pending must not mature while it is taken back.
        return idempotency.inTransaction(
                key,
                command,
                connection ->
                        RatingLock.alone(connection)
                                .chain(() -> hold(connection, id))
                                .call(held -> settle(connection, held, command, by))
                                .chain(() -> answer(connection, id)));
    }

    private Uni<Void> settle(SqlConnection connection, Held held, NoteBreak command, String by) {
        BreakState.Proposed proposed = held.in(BreakState.Proposed.class);
        if (!proposed.mayBeConfirmedBy(by)) {
            throw ProblemException.of(RebateProblem.FOUR_EYES, "You proposed this resolution.");
        }
        held.checkUnchanged();
        return settling.settle(
                connection,
                new Settling.Decision(
                        held.one(),
                        held.sides().tradesOf(held.one().orderId()),
                        proposed.resolution(),
                        held.steps().getLast(),
                        command.reason(),
                        by));
    }

    private Uni<Void> step(SqlConnection connection, Break one, Step step) {
        return breaks.put(connection, List.of(Settling.in(one, step.state(), step.at())))
                .chain(() -> steps.add(connection, List.of(step)));
    }

    private Uni<Answer> answer(SqlConnection connection, UUID id) {
        return view(connection, id).map(Answer::ok);
    }

    private Uni<BreakView> view(SqlClient client, UUID id) {
        return find(client, id)
                .chain(one -> steps.of(client, List.of(id)).map(taken -> BreakView.of(one, taken)));
    }

    Uni<BreakView> find(UUID id) {
        return view(pool, id);
    }

    Uni<Page<BreakView>> list(
            String programme, UUID run, String kind, String state, PageParams page) {
        Filter filter =
                new Filter(
                        programme,
                        run,
                        Choice.of("kind", kind, BreakKind.class),
                        Choice.of("state", state, STATES));
        UUID after = page.cursor().map(cursor -> cursor.uuid(0)).orElse(FIRST);
        return breaks.list(pool, filter, after, page.limit() + 1)
                .chain(found ->
                        steps.of(pool, found.stream().map(Break::id).toList())
                                .map(taken ->
                                        Page.of(
                                                found,
                                                page.limit(),
                                                one -> Cursor.of(one.id()),
                                                one -> BreakView.of(one, taken))));
    }
}
