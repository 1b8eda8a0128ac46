package io.tandem.referral.partner;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.etag.ETags;
import io.tandem.chassis.id.IdSource;
import io.tandem.chassis.idempotency.Answer;
import io.tandem.chassis.idempotency.Idempotency;
import io.tandem.chassis.idempotency.IdempotencyKey;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.referral.ReferralProblem;
import io.tandem.referral.partner.model.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Enrols partners, finds them and changes how they stand. */
@ApplicationScoped
public class PartnerService {

    private static final UUID LEAST_ID = new UUID(0, 0);

    private final PartnerRepository partners;
    private final PartnerStandingRepository standings;
    private final PartnerAccountRepository accounts;
    private final RegistryRepository registry;
    private final AccountBook book;
    private final Idempotency idempotency;
    private final IdSource ids;
    private final Clock clock;

    PartnerService(
            PartnerRepository partners,
            PartnerStandingRepository standings,
            PartnerAccountRepository accounts,
            RegistryRepository registry,
            AccountBook book,
            Idempotency idempotency,
            IdSource ids,
            Clock clock) {
        this.partners = partners;
        this.standings = standings;
        this.accounts = accounts;
        this.registry = registry;
        this.book = book;
        this.idempotency = idempotency;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Response> enrol(IdempotencyKey key, EnrolPartner command) {
        return idempotency.inSession(
                key,
                command,
                () ->
                        registry.lock()
                                .chain(() -> persist(command))
                                .chain(partner ->
                                        book.keep(partner.id().value(), command.userIds(), now())
                                                .chain(() -> view(partner)))
                                .map(view ->
                                        Answer.created("/v1/partners/" + view.id(), view)
                                                .withETag(view.version())));
    }

    @WithTransaction
    Uni<PartnerView> amend(UUID id, String ifMatch, EnrolPartner command) {
        return registry.lock()
                .chain(() -> require(id))
                .invoke(partner -> ETags.check(ifMatch, partner.version()))
                .invoke(partner -> partner.amend(command.displayName(), command.country()))
                .call(() -> book.keep(id, command.userIds(), now()))
                .chain(this::view);
    }

    Uni<Response> suspend(IdempotencyKey key, UUID id) {
        return stand(
                key,
                id,
                standing ->
                        switch (standing) {
                            case Standing.Active active -> Optional.of(active.suspend());
                            case Standing.Suspended suspended -> Optional.empty();
                            case Standing.Closed closed -> Optional.empty();
                        });
    }

    Uni<Response> reinstate(IdempotencyKey key, UUID id) {
        return stand(
                key,
                id,
                standing ->
                        switch (standing) {
                            case Standing.Active active -> Optional.empty();
                            case Standing.Suspended suspended -> Optional.of(suspended.reinstate());
                            case Standing.Closed closed -> Optional.empty();
                        });
    }

    Uni<Response> close(IdempotencyKey key, UUID id) {
        return stand(
                key,
                id,
                standing ->
                        switch (standing) {
                            case Standing.Active active -> Optional.of(active.close());
                            case Standing.Suspended suspended -> Optional.of(suspended.close());
                            case Standing.Closed closed -> Optional.empty();
                        });
    }

    @WithSession
    Uni<PartnerView> get(UUID id) {
        return require(id).chain(this::view);
    }

    @WithSession
    Uni<Page<PartnerView>> page(PageParams page) {
        UUID after = page.cursor().map(cursor -> cursor.uuid(0)).orElse(LEAST_ID);
        return partners.after(after, page.limit() + 1)
                .chain(rows -> views(rows).map(views -> pageOf(views, page)));
    }

    /** How a partner stands now, if there is one; joins the caller's session. */
    @WithSession
    public Uni<Optional<Standing>> standingOf(UUID id) {
        return partners.findById(id)
                .map(Optional::ofNullable)
                .map(found -> found.map(Partner::standing));
    }

    private Uni<Response> stand(
            IdempotencyKey key,
            UUID id,
            Function<Standing, Optional<? extends Standing>> transition) {
        return idempotency.inSession(
                key,
                Map.of(),
                () ->
                        registry.lock()
                                .chain(() -> require(id))
                                .call(partner -> change(partner, transition))
                                .chain(this::view)
                                .map(view -> Answer.ok(view).withETag(view.version())));
    }

    private Uni<Void> change(
            Partner partner, Function<Standing, Optional<? extends Standing>> transition) {
        Standing next =
                transition
                        .apply(partner.standing())
                        .orElseThrow(() -> forbidden(partner.standing()));
        UUID id = partner.id().value();
        partner.stand(next);
        return standings
                .lastChange(id)
                // The registry's lock is held, so what is now is later than any claim that is
                // judged already; of
                // clocks that differ, the later counts.
                .map(last -> last.filter(now()::isBefore).orElse(now()))
                .call(since ->
                        standings.persistAndFlush(
                                new PartnerStanding(id, partner.version(), next, since)))
                .call(since -> registry.tellStanding(id, partner.version(), next, since, now()))
                .chain(since ->
                        registry.rederiveUsersOf(id, since, next instanceof Standing.Closed));
    }

    private static ProblemException forbidden(Standing standing) {
        return ProblemException.of(
                        ReferralProblem.STANDING_FORBIDS, "The partner is " + standing.word() + ".")
                .with("standing", standing.word());
    }

    private Uni<Partner> persist(EnrolPartner command) {
        return partners.persistAndFlush(
                new Partner(ids.next(), command.displayName(), command.country(), now()));
    }

    private Uni<Partner> require(UUID id) {
        return partners.findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("partner"));
    }

    private Uni<PartnerView> view(Partner partner) {
        return views(List.of(partner)).map(List::getFirst);
    }

    private Uni<List<PartnerView>> views(List<Partner> rows) {
        return accounts.of(rows.stream().map(row -> row.id().value()).toList())
                .map(found ->
                        found.stream().collect(Collectors.groupingBy(PartnerAccount::partnerId)))
                .map(byPartner ->
                        rows.stream()
                                .map(row ->
                                        row.view(
                                                byPartner.getOrDefault(
                                                        row.id().value(), List.of())))
                                .toList());
    }

    private static Page<PartnerView> pageOf(List<PartnerView> views, PageParams page) {
        return Page.of(views, page.limit(), view -> Cursor.of(view.id()), Function.identity());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
