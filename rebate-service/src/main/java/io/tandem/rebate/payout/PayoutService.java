package io.tandem.rebate.payout;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.id.IdSource;
import io.tandem.chassis.idempotency.Answer;
import io.tandem.chassis.idempotency.Idempotency;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.money.Decimals;
import io.tandem.chassis.money.Money;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.chassis.security.Caller;
import io.tandem.rebate.Choice;
import io.tandem.rebate.RebateProblem;
import io.tandem.rebate.ledger.CoveredLedger;
import io.tandem.rebate.ledger.model.EntryKind;
import io.tandem.rebate.ledger.model.JournalEntry;
import io.tandem.rebate.ledger.model.Movement;
import io.tandem.rebate.payout.PayoutView.StepView;
import io.tandem.rebate.payout.model.Payout;
import io.tandem.rebate.payout.model.Payout.Terms;
import io.tandem.rebate.payout.model.PayoutRule;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Takes payouts from their request to their end. */
@ApplicationScoped
class PayoutService {

    private static final UUID FIRST = new UUID(0, 0);

    private final PayoutSql payouts;
    private final PayoutRuleSql rules;
    private final CoveredLedger ledger;
    private final Idempotency idempotency;
    private final Caller caller;
    private final Pool pool;
    private final IdSource ids;
    private final Clock clock;

    PayoutService(
            PayoutSql payouts,
            PayoutRuleSql rules,
            CoveredLedger ledger,
            Idempotency idempotency,
            Caller caller,
            Pool pool,
            IdSource ids,
            Clock clock) {
        this.payouts = payouts;
        this.rules = rules;
        this.ledger = ledger;
        this.idempotency = idempotency;
        this.caller = caller;
        this.pool = pool;
        this.ids = ids;
        this.clock = clock;
    }

    /** Who acts, as far as it matters once the request's own scope may be gone. */
    private record Actor(String subject, boolean operator, Optional<UUID> partnerId) {

        boolean maySee(UUID partner) {
            return operator || partnerId.filter(partner::equals).isPresent();
        }

        /** Who did what is told to operators. */
        PayoutView shown(PayoutView payout) {
            return operator
                    ? payout
                    : new PayoutView(
                            payout.id(),
                            payout.partnerId(),
                            payout.asset(),
                            payout.requested(),
                            payout.amount(),
                            payout.remainder(),
                            payout.destination(),
                            payout.state(),
                            payout.steps().stream()
                                    .map(step ->
                                            new StepView(
                                                    step.state(),
                                                    step.at(),
                                                    null,
                                                    step.note(),
                                                    step.entryId()))
                                    .toList());
        }
    }

    private Actor actor() {
        return new Actor(caller.subject(), caller.isOperator(), caller.partnerId());
    }

    Uni<Response> request(IdempotencyKey key, RequestPayout command) {
        Actor actor = actor();
        UUID partnerId = partner(command);
        return idempotency.inTransaction(
                key,
                command,
                connection ->
                        rules.find(connection, command.asset())
                                .map(rule -> terms(partnerId, command, rule))
                                .chain(terms -> request(connection, terms, command, actor)));
    }

    private UUID partner(RequestPayout command) {
        if (!caller.isOperator()) {
            UUID own = caller.requirePartnerId();
            if (command.partnerId() != null && !command.partnerId().equals(own)) {
                throw ProblemException.notFound("partner");
            }
            return own;
        }
        if (command.partnerId() == null) {
            throw ProblemException.invalid("partnerId", "must be given by an operator");
        }
        return command.partnerId();
    }

    private static Terms terms(
            UUID partnerId, RequestPayout command, Optional<PayoutRuleView> posted) {
        PayoutRule rule =
                posted.map(view -> new PayoutRule(view.minimum(), view.decimals()))
                        .orElseThrow(() ->
                                ProblemException.of(
                                        RebateProblem.PAYOUTS_CLOSED,
                                        "No payout rule is posted for " + command.asset() + "."));
        Money requested = requested(command);
        BigDecimal payable = rule.payable(requested.amount());
        if (!rule.admits(payable)) {
            throw ProblemException.of(
                            RebateProblem.PAYOUT_BELOW_MINIMUM,
                            Decimals.plain(payable)
                                    + " would go out, and at least "
                                    + Decimals.plain(rule.minimum())
                                    + " does.")
                    .with("minimum", rule.minimum());
        }
        Money amount = new Money(command.asset(), payable);
        return new Terms(partnerId, amount, requested.minus(amount));
    }

    private static Money requested(RequestPayout command) {
        try {
            Money requested = new Money(command.asset(), command.amount());
            if (requested.signum() > 0) {
                return requested;
            }
        } catch (IllegalArgumentException refusal) {
            throw ProblemException.invalid("amount", refusal.getMessage());
        }
        throw ProblemException.invalid("amount", "must be above zero");
    }

    private Uni<Answer> request(
            SqlConnection connection, Terms terms, RequestPayout command, Actor actor) {
        PayoutView payout =
                new PayoutView(
                        ids.next(),
                        terms.partnerId(),
                        command.asset(),
                        command.amount(),
                        terms.amount().amount(),
                        terms.remainder().amount(),
                        command.destination(),
                        "REQUESTED",
                        List.of());
        return payouts.insert(connection, payout)
                .chain(() ->
                        enter(
                                connection,
                                payout.id(),
                                new Payout.Requested(terms, actor.subject()),
                                null,
                                actor))
                .chain(() -> payouts.find(connection, payout.id()))
                .map(done ->
                        Answer.created(
                                "/v1/payouts/" + payout.id(), actor.shown(done.orElseThrow())));
    }

    /** Takes the step that the path names. */
    Uni<Response> step(IdempotencyKey key, UUID id, PayoutStep step, NotePayout command) {
        Actor actor = actor();
        String note = command == null ? null : command.note();
        return idempotency.inTransaction(
                key,
                new TakeStep(id, step, note),
                connection ->
                        payouts.lock(connection, id)
                                .map(found ->
                                        found.filter(payout -> actor.maySee(payout.partnerId()))
                                                .orElseThrow(
                                                        () -> ProblemException.notFound("payout")))
                                .map(payout -> next(payout, step, actor))
                                .chain(next -> enter(connection, id, next, note, actor))
                                .chain(() -> payouts.find(connection, id))
                                .map(done -> Answer.ok(actor.shown(done.orElseThrow()))));
    }

    private static Payout next(PayoutView view, PayoutStep step, Actor actor) {
        Payout payout = state(view);
        return switch (step) {
            case APPROVE -> {
                Payout.Requested requested = in(Payout.Requested.class, payout, view);
                if (!requested.mayBeApprovedBy(actor.subject())) {
                    throw ProblemException.of(
                            RebateProblem.FOUR_EYES, "You requested this payout.");
                }
                yield requested.approve();
            }
            case CANCEL -> in(Payout.Requested.class, payout, view).cancel();
            case SEND -> in(Payout.Approved.class, payout, view).send();
            case PAY -> in(Payout.Sent.class, payout, view).pay();
            case FAIL -> in(Payout.Sent.class, payout, view).fail();
        };
    }

    private static <S extends Payout> S in(Class<S> state, Payout payout, PayoutView view) {
        if (!state.isInstance(payout)) {
            throw ProblemException.of(
                            RebateProblem.PAYOUT_STATE, "The payout is " + view.state() + ".")
                    .with("state", view.state());
        }
        return state.cast(payout);
    }

    private static Payout state(PayoutView view) {
        Terms terms =
                new Terms(
                        view.partnerId(),
                        new Money(view.asset(), view.amount()),
                        new Money(view.asset(), view.remainder()));
        return switch (view.state()) {
            case "REQUESTED" -> new Payout.Requested(terms, view.steps().getFirst().by());
            case "APPROVED" -> new Payout.Approved(terms);
            case "SENT" -> new Payout.Sent(terms);
            case "PAID" -> new Payout.Paid(terms);
            case "FAILED" -> new Payout.Failed(terms);
            case "CANCELLED" -> new Payout.Cancelled(terms);
            default -> throw new IllegalStateException(view.state());
        };
    }

    private Uni<Void> enter(
            SqlConnection connection, UUID id, Payout payout, String note, Actor actor) {
        Instant now = clock.instant();
        YearMonth month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        List<Movement> movements = payout.movements(month);
        Optional<JournalEntry> entry =
                movements.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new JournalEntry(
                                        ids.next(),
                                        EntryKind.PAYOUT,
                                        Optional.empty(),
                                        month,
                                        "payout " + id,
                                        movements));
        String state = payout.getClass().getSimpleName().toUpperCase(Locale.ROOT);
        StepView step =
                new StepView(
                        state,
                        now,
                        actor.subject(),
                        note,
                        entry.map(JournalEntry::id).orElse(null));
        return entry.map(given -> ledger.post(connection, given))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> payouts.step(connection, id, payout.step(), step));
    }

    Uni<PayoutView> find(UUID id) {
        Actor actor = actor();
        return payouts.find(pool, id)
                .map(found ->
                        found.filter(payout -> actor.maySee(payout.partnerId()))
                                .map(actor::shown)
                                .orElseThrow(() -> ProblemException.notFound("payout")));
    }

    Uni<Page<PayoutView>> list(UUID partnerId, String state, PageParams page) {
        Actor actor = actor();
        UUID asked = actor.operator() ? partnerId : caller.requirePartnerId();
        if (!actor.operator() && partnerId != null) {
            caller.mustSee(partnerId, "partner");
        }
        UUID after = page.cursor().map(cursor -> cursor.uuid(0)).orElse(FIRST);
        String known = Choice.of("state", state, Payout.STATES);
        return payouts.list(pool, asked, after, known, page.limit() + 1)
                .map(rows ->
                        Page.of(
                                rows,
                                page.limit(),
                                payout -> Cursor.of(payout.id()),
                                actor::shown));
    }
}
