package io.tandem.team.agreement;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tandem.team.agreement.LinkExpirySql.Due;
import io.tandem.team.agreement.LinkExpirySql.Outcome;
import io.tandem.team.agreement.model.Scope;
import io.tandem.team.agreement.model.Terms;
import io.tandem.team.partner.ExpireLinks;
import io.tandem.team.partner.PartnerLinks;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Tells referral-service to have former members' links expire where the terms say so, from the
 * moment on in which the membership ends. Any replica may do it; told twice, by one that crashed
 * before it noted that, changes nothing more.
 */
@ApplicationScoped
class LinkExpiryService {

    /** Longer than telling it usually takes. */
    private static final Duration TURN = Duration.ofMinutes(1);

    private final LinkExpirySql expiries;
    private final ExitSql exits;
    private final AgreementSql agreements;
    private final PartnerLinks links;
    private final Pool pool;
    private final Clock clock;

    LinkExpiryService(
            LinkExpirySql expiries,
            ExitSql exits,
            AgreementSql agreements,
            PartnerLinks links,
            Pool pool,
            Clock clock) {
        this.expiries = expiries;
        this.exits = exits;
        this.agreements = agreements;
        this.links = links;
        this.pool = pool;
        this.clock = clock;
    }

    @Scheduled(
            every = "${tandem.agreement.expire-links-every:15s}",
            identity = "link-expiry",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> expireAll() {
        return expiries.take(pool, clock.instant(), TURN)
                .chain(taken ->
                        taken.map(due -> expireOrLater(due).chain(this::expireAll))
                                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> expireOrLater(Due due) {
        return expire(due)
                .onFailure()
                .invoke(e ->
                        Log.warnf(
                                "The links of partner %s expire later: %s",
                                due.member().value(), e.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> expire(Due due) {
        return expiries.isBoundAnew(pool, due)
                .chain(stays ->
                        stays
                                ? finish(due, Outcome.STAYED)
                                : agreements
                                        .find(pool, due.agreement())
                                        .map(agreement ->
                                                command(due, agreement.orElseThrow().terms()))
                                        .chain(links::expire)
                                        .chain(() -> finish(due, Outcome.EXPIRED)));
    }

    private static ExpireLinks command(Due due, Terms terms) {
        List<String> programmes = terms.programmes().stream().sorted().toList();
        return switch (terms.scope()) {
            case Scope.SomeLinks some ->
                    new ExpireLinks(
                            due.member().value(),
                            programmes,
                            some.links().stream().sorted().toList(),
                            null,
                            due.at());
            case Scope.OneCampaign one ->
                    new ExpireLinks(
                            due.member().value(), programmes, null, one.campaign(), due.at());
            case Scope.AllLinks _ ->
                    throw new IllegalStateException("terms that expire all links are refused");
        };
    }

    private Uni<Void> finish(Due due, Outcome outcome) {
        return pool.withTransaction(connection ->
                expiries.done(connection, due, clock.instant(), outcome)
                        .chain(first ->
                                first
                                        ? exits.touch(connection, due.agreement())
                                        : Uni.createFrom().voidItem()));
    }
}
