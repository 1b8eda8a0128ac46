package io.tandem.referral.programme;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.idempotency.Answer;
import io.tandem.chassis.idempotency.Idempotency;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.referral.ReferralProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;

/** Opens programmes and finds them. */
@ApplicationScoped
public class ProgrammeService {

    private final ProgrammeRepository programmes;
    private final Idempotency idempotency;
    private final Clock clock;

    ProgrammeService(ProgrammeRepository programmes, Idempotency idempotency, Clock clock) {
        this.programmes = programmes;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    Uni<Response> open(IdempotencyKey key, OpenProgramme command) {
        return idempotency.inSession(
                key,
                command,
                () ->
                        programmes
                                .persistAndFlush(
                                        new Programme(
                                                command,
                                                command.destinationHosts().stream()
                                                        .distinct()
                                                        .toList(),
                                                clock.instant().truncatedTo(ChronoUnit.MICROS)))
                                .onFailure(ConstraintViolationException.class)
                                .transform(e -> exists(command.programme()))
                                .map(Programme::view)
                                .map(view ->
                                        Answer.created(
                                                "/v1/programmes/" + view.programme(), view)));
    }

    @WithSession
    Uni<Page<ProgrammeView>> page(PageParams page) {
        String after = page.cursor().map(cursor -> cursor.text(0)).orElse("");
        return programmes
                .after(after, page.limit() + 1)
                .map(rows ->
                        Page.of(rows, page.limit(), row -> Cursor.of(row.slug()), Programme::view));
    }

    @WithSession
    Uni<ProgrammeView> get(String slug) {
        return find(slug)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("programme")));
    }

    /** The programme of that name; joins the caller's session. */
    @WithSession
    public Uni<Optional<ProgrammeView>> find(String slug) {
        return programmes
                .findById(slug)
                .map(Optional::ofNullable)
                .map(found -> found.map(Programme::view));
    }

    /** Which of the names are programmes; joins the caller's session. */
    @WithSession
    public Uni<Set<String>> known(Collection<String> slugs) {
        return programmes
                .list("slug in ?1", slugs)
                .map(found -> found.stream().map(Programme::slug).collect(Collectors.toSet()));
    }

    private static ProblemException exists(String slug) {
        return ProblemException.of(
                ReferralProblem.PROGRAMME_EXISTS, "The programme " + slug + " exists.");
    }
}
