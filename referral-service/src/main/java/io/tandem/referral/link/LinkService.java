package io.tandem.referral.link;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.ForbiddenException;
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
import io.tandem.chassis.security.Caller;
import io.tandem.referral.ReferralProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Makes links, changes their terms and shows them to those who share in them. */
@ApplicationScoped
class LinkService {

    private static final UUID LEAST_ID = new UUID(0, 0);

    private final LinkRepository links;
    private final LinkVersionRepository versions;
    private final TermsReader terms;
    private final LinkTargets targets;
    private final LinkSettings settings;
    private final CodeSource codes;
    private final Idempotency idempotency;
    private final Caller caller;
    private final IdSource ids;
    private final Clock clock;

    LinkService(
            LinkRepository links,
            LinkVersionRepository versions,
            TermsReader terms,
            LinkTargets targets,
            LinkSettings settings,
            CodeSource codes,
            Idempotency idempotency,
            Caller caller,
            IdSource ids,
            Clock clock) {
        this.links = links;
        this.versions = versions;
        this.terms = terms;
        this.targets = targets;
        this.settings = settings;
        this.codes = codes;
        this.idempotency = idempotency;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Response> mint(IdempotencyKey key, MintLink command) {
        UUID owner = owner(command);
        return idempotency
                .inSession(
                        key,
                        command,
                        () ->
                                terms.of(owner, command)
                                        .chain(given -> persist(owner, command, given))
                                        .map(view ->
                                                Answer.created("/v1/links/" + view.id(), view)
                                                        .withETag(view.version())))
                .call(() -> targets.forget(command.code()));
    }

    @WithTransaction
    Uni<LinkView> amend(UUID id, String ifMatch, AmendLink command) {
        return links.locked(id)
                .chain(link -> current(link).invoke(present -> requireOwner(present)))
                .invoke(present -> ETags.check(ifMatch, present.link().version()))
                .chain(present ->
                        terms.of(
                                        present.link(),
                                        present.terms().terms(),
                                        command,
                                        caller.isOperator())
                                .chain(wanted -> advance(present, wanted)))
                .map(this::view)
                .call(view -> targets.forget(view.code()));
    }

    @WithSession
    Uni<LinkView> get(UUID id) {
        return visible(id).map(this::view);
    }

    @WithSession
    Uni<Page<LinkView>> page(Optional<UUID> owner, Optional<String> programme, PageParams page) {
        UUID after = page.cursor().map(cursor -> cursor.uuid(0)).orElse(LEAST_ID);
        Optional<UUID> participant =
                caller.isOperator() ? Optional.empty() : Optional.of(caller.requirePartnerId());
        return links.select(
                        new LinkRepository.Selection(
                                participant, owner, programme, after, page.limit() + 1))
                .map(rows ->
                        Page.of(rows, page.limit(), row -> Cursor.of(row.link().id()), this::view));
    }

    /** All versions for the owner; those that it shares in for a co-inviter. */
    @WithSession
    Uni<List<LinkVersionView>> versions(UUID id) {
        return visible(id)
                .chain(present ->
                        versions.all(id)
                                .map(all ->
                                        all.stream()
                                                .filter(version ->
                                                        mayAmend(present.link())
                                                                || isCoInviter(version))
                                                .map(LinkVersion::view)
                                                .toList()));
    }

    private UUID owner(MintLink command) {
        if (caller.isOperator()) {
            if (command.ownerId() == null) {
                throw ProblemException.invalid("ownerId", "must name the owner");
            }
            return command.ownerId();
        }
        UUID self = caller.requirePartnerId();
        if (command.ownerId() != null && !command.ownerId().equals(self)) {
            throw ProblemException.notFound("partner");
        }
        return self;
    }

    private Uni<LinkView> persist(UUID owner, MintLink command, Terms given) {
        // A generated code that is taken (about one in 10^14) is told as such; a retry makes
        // another.
        String code = command.code() == null ? codes.next().value() : command.code();
        Link link = new Link(ids.next(), code, command.programme(), owner, now());
        LinkVersion version = new LinkVersion(new LinkVersion.Key(link.id(), 1), null, given, null);
        return links.persistAndFlush(link)
                .onFailure(ConstraintViolationException.class)
                .transform(e ->
                        ProblemException.of(
                                ReferralProblem.CODE_TAKEN, "The code " + code + " is taken."))
                .chain(() -> versions.persistAndFlush(version))
                .map(persisted -> link.view(persisted, settings.baseUrl()));
    }

    private Uni<LinkRepository.Current> advance(LinkRepository.Current present, Terms wanted) {
        if (present.terms().terms().equals(wanted)) {
            return Uni.createFrom().item(present);
        }
        Link link = present.link();
        link.advance();
        Instant since =
                Optional.ofNullable(present.terms().since()).filter(now()::isBefore).orElse(now());
        return versions.persistAndFlush(
                        new LinkVersion(
                                new LinkVersion.Key(link.id(), link.version()),
                                since,
                                wanted,
                                present.terms().introducerId()))
                .map(version -> new LinkRepository.Current(link, version));
    }

    private Uni<LinkRepository.Current> visible(UUID id) {
        return links.findById(id)
                .chain(this::current)
                .invoke(present -> {
                    if (!mayAmend(present.link()) && !isCoInviter(present.terms())) {
                        throw ProblemException.notFound("link");
                    }
                });
    }

    private Uni<LinkRepository.Current> current(Link link) {
        if (link == null) {
            return Uni.createFrom().failure(ProblemException.notFound("link"));
        }
        return versions.of(link).map(version -> new LinkRepository.Current(link, version));
    }

    private void requireOwner(LinkRepository.Current present) {
        if (!mayAmend(present.link())) {
            if (isCoInviter(present.terms())) {
                throw new ForbiddenException("A co-inviter does not change the link");
            }
            throw ProblemException.notFound("link");
        }
    }

    private boolean mayAmend(Link link) {
        return caller.isOperator() || caller.partnerId().filter(link.ownerId()::equals).isPresent();
    }

    private boolean isCoInviter(LinkVersion version) {
        return caller.partnerId().filter(self -> self.equals(version.coInviterId())).isPresent();
    }

    private LinkView view(LinkRepository.Current present) {
        return present.link().view(present.terms(), settings.baseUrl());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
