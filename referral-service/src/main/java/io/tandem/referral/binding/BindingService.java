package io.tandem.referral.binding;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.idempotency.Answer;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.chassis.security.Caller;
import io.tandem.referral.ReferralProblem;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Takes claims of sign-ups and shows what they come to. */
@ApplicationScoped
class BindingService {

    private static final UUID LEAST_ID = new UUID(0, 0);

    private final ClaimReader reader;
    private final ClaimService claims;
    private final BindingSql bindings;
    private final RefusalSql refusals;
    private final Caller caller;
    private final Pool pool;

    BindingService(
            ClaimReader reader,
            ClaimService claims,
            BindingSql bindings,
            RefusalSql refusals,
            Caller caller,
            Pool pool) {
        this.reader = reader;
        this.claims = claims;
        this.bindings = bindings;
        this.refusals = refusals;
        this.caller = caller;
        this.pool = pool;
    }

    Uni<Response> bind(BindUser command) {
        return reader.read(List.of(command))
                .map(reads ->
                        switch (reads.getFirst()) {
                            case ClaimReader.Read.Fit fit -> fit.statement();
                            case ClaimReader.Read.Unfit unfit ->
                                    throw ProblemException.invalid(unfit.violations());
                        })
                .chain(statement -> claims.tell(List.of(statement)))
                .chain(outcomes -> answer(command, outcomes.getFirst()))
                .map(Answer::toResponse);
    }

    Uni<BulkView> bindAll(List<BindUser> commands) {
        return reader.readAll(commands)
                .chain(claims::tell)
                .map(outcomes -> bulk(commands, outcomes));
    }

    Uni<BindingsView> ofUser(String programme, String userId) {
        return bindings.viewsOfUsers(pool, programme, List.of(userId)).map(BindingsView::new);
    }

    Uni<BindingsView> lookUp(LookUpBindings query) {
        return bindings.viewsOfUsers(pool, query.programme(), query.userIds())
                .map(BindingsView::new);
    }

    Uni<Page<BindingView>> ofPartner(UUID partner, PageParams page) {
        UUID after = page.cursor().map(cursor -> cursor.uuid(0)).orElse(LEAST_ID);
        return bindings.viewsOfPartner(pool, partner, after, page.limit() + 1)
                .map(rows ->
                        Page.of(
                                rows,
                                page.limit(),
                                row -> Cursor.of(row.id()),
                                Function.identity()));
    }

    Uni<Page<RefusalView>> refusals(
            Optional<String> programme, Optional<UUID> partner, PageParams page) {
        UUID after = page.cursor().map(cursor -> cursor.uuid(0)).orElse(LEAST_ID);
        return refusals.select(
                        pool,
                        new RefusalSql.Selection(
                                programme, whose(partner), after, page.limit() + 1))
                .map(rows ->
                        Page.of(
                                rows,
                                page.limit(),
                                row -> Cursor.of(row.id()),
                                Function.identity()));
    }

    /** An operator sees all or those of one partner; a partner sees its own. */
    private Optional<UUID> whose(Optional<UUID> partner) {
        if (caller.isOperator()) {
            return partner;
        }
        UUID self = caller.requirePartnerId();
        partner.ifPresent(asked -> caller.mustSee(asked, "partner"));
        return Optional.of(self);
    }

    private Uni<Answer> answer(BindUser command, Outcome outcome) {
        if (outcome.kind() == Outcome.Kind.REFUSED) {
            return Uni.createFrom().failure(refusal(outcome));
        }
        return bindings.views(pool, List.of(outcome.binding().orElseThrow()))
                .map(views -> new OutcomeView(outcome.kind().word(), views.getFirst()))
                .map(view ->
                        outcome.kind() == Outcome.Kind.BOUND
                                ? Answer.created(
                                        "/v1/bindings?programme="
                                                + command.programme()
                                                + "&userId="
                                                + encoded(command.userId()),
                                        view)
                                : Answer.ok(view));
    }

    private static String encoded(String userId) {
        return URLEncoder.encode(userId, StandardCharsets.UTF_8);
    }

    private static ProblemException refusal(Outcome outcome) {
        ReferralProblem problem = ReferralProblem.ofSlug(outcome.reason().orElseThrow().slug());
        return ProblemException.of(problem, problem.explanation())
                .with("refusalId", outcome.refusal().orElseThrow());
    }

    private static BulkView bulk(List<BindUser> commands, List<Outcome> outcomes) {
        List<ResultView> results = new ArrayList<>(outcomes.size());
        Map<Outcome.Kind, Integer> counts = new EnumMap<>(Outcome.Kind.class);
        for (int i = 0; i < outcomes.size(); i++) {
            Outcome outcome = outcomes.get(i);
            counts.merge(outcome.kind(), 1, Integer::sum);
            results.add(
                    new ResultView(
                            i,
                            commands.get(i).userId(),
                            outcome.kind().word(),
                            outcome.reason().map(reason -> reason.slug()).orElse(null),
                            outcome.binding().orElse(null),
                            outcome.refusal().orElse(null)));
        }
        return new BulkView(
                results,
                new BulkView.Counts(
                        counts.getOrDefault(Outcome.Kind.BOUND, 0),
                        counts.getOrDefault(Outcome.Kind.DUPLICATE, 0),
                        counts.getOrDefault(Outcome.Kind.SUPERSEDED, 0),
                        counts.getOrDefault(Outcome.Kind.REFUSED, 0)));
    }
}
