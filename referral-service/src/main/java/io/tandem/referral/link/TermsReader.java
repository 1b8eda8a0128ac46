package io.tandem.referral.link;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Rate;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.referral.ReferralProblem;
import io.tandem.referral.link.model.Destination;
import io.tandem.referral.link.model.Shares;
import io.tandem.referral.partner.PartnerService;
import io.tandem.referral.partner.model.PartnerId;
import io.tandem.referral.partner.model.Standing;
import io.tandem.referral.programme.ProgrammeService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the terms of a link from what is asked for, and refuses those that must not be. */
@ApplicationScoped
class TermsReader {

    private final ProgrammeService programmes;
    private final PartnerService partners;

    TermsReader(ProgrammeService programmes, PartnerService partners) {
        this.programmes = programmes;
        this.partners = partners;
    }

    Uni<Terms> of(UUID owner, MintLink command) {
        Shares shares =
                shares(
                        Optional.ofNullable(command.coInviterId()),
                        Optional.ofNullable(command.coInviterShare()),
                        Optional.ofNullable(command.inviteeShare()));
        Terms terms =
                new Terms(
                        command.channel(),
                        command.destination(),
                        Optional.ofNullable(command.campaign()),
                        Optional.ofNullable(command.expiresAt()),
                        Optional.empty(),
                        shares);
        return requireActive(owner)
                .chain(() -> requireDestination(command.programme(), terms.destination()))
                .chain(() -> requireCoInviter(owner, shares))
                .replaceWith(terms);
    }

    /** What an agreement had expire is put off by an operator alone, who thereby lifts that. */
    Uni<Terms> of(Link link, Terms present, AmendLink command, boolean byOperator) {
        Optional<UUID> coInviter =
                amended(command.coInviterId, present.shares().coInviter().map(PartnerId::value));
        // Without a co-inviter there is nothing to share, unless the same request says otherwise.
        Optional<Rate> before =
                coInviter.isPresent()
                        ? Optional.of(present.shares().coInviterShare())
                        : Optional.empty();
        Shares shares =
                shares(
                        coInviter,
                        amended(command.coInviterShare, before),
                        amended(
                                command.inviteeShare,
                                Optional.of(present.shares().inviteeShare())));
        Terms terms =
                new Terms(
                        required(
                                "channel",
                                amended(command.channel, Optional.of(present.channel()))),
                        required(
                                "destination",
                                amended(command.destination, Optional.of(present.destination()))),
                        amended(command.campaign, present.campaign()),
                        amended(command.expiresAt, present.expiresAt()),
                        byOperator && command.expiresAt != null
                                ? Optional.empty()
                                : present.expiresBy(),
                        shares);
        requireAsAgreed(terms);
        boolean sameCoInviter = shares.coInviter().equals(present.shares().coInviter());
        return requireActive(link.ownerId())
                .chain(() -> requireDestination(link.programme(), terms.destination()))
                .chain(() ->
                        sameCoInviter
                                ? Uni.createFrom().voidItem()
                                : requireCoInviter(link.ownerId(), shares))
                .replaceWith(terms);
    }

    private static void requireAsAgreed(Terms terms) {
        if (!terms.expiresAsAgreed()) {
            throw ProblemException.of(
                            ReferralProblem.EXPIRY_AGREED,
                            ReferralProblem.EXPIRY_AGREED.explanation())
                    .with("expiresBy", terms.expiresBy().orElseThrow());
        }
    }

    private static <T> Optional<T> amended(Optional<T> asked, Optional<T> present) {
        return asked == null ? present : asked;
    }

    private static String required(String field, Optional<String> value) {
        return value.orElseThrow(() -> ProblemException.invalid(field, "must not be null"));
    }

    private static Shares shares(
            Optional<UUID> coInviter, Optional<Rate> coInviterShare, Optional<Rate> inviteeShare) {
        try {
            return new Shares(
                    coInviter.map(PartnerId::new),
                    coInviterShare.orElse(Rate.ZERO),
                    inviteeShare.orElse(Rate.ZERO));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("coInviterShare", e.getMessage());
        }
    }

    private Uni<Void> requireActive(UUID owner) {
        return partners.standingOf(owner)
                .invoke(standing -> {
                    if (standing.isEmpty()) {
                        throw ProblemException.invalid("ownerId", "is not a partner");
                    }
                    if (!(standing.get() instanceof Standing.Active)) {
                        throw ProblemException.of(
                                        ReferralProblem.PARTNER_NOT_ACTIVE,
                                        "The partner is " + standing.get().word() + ".")
                                .with("standing", standing.get().word());
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> requireDestination(String programme, String destination) {
        return programmes
                .find(programme)
                .map(found ->
                        found.orElseThrow(
                                () -> ProblemException.invalid("programme", "is not a programme")))
                .invoke(found -> requireOnHosts(destination, found.destinationHosts()))
                .replaceWithVoid();
    }

    private static void requireOnHosts(String destination, List<String> hosts) {
        try {
            Destination.of(destination, hosts);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("destination", e.getMessage());
        }
    }

    /**
     * One answer for a stranger and for a partner that is not active: nobody learns who is a
     * partner, and how.
     */
    private Uni<Void> requireCoInviter(UUID owner, Shares shares) {
        if (shares.coInviter().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID coInviter = shares.coInviter().get().value();
        return partners.standingOf(coInviter)
                .invoke(standing -> {
                    boolean available =
                            standing.filter(Standing.Active.class::isInstance).isPresent();
                    if (!available || coInviter.equals(owner)) {
                        throw ProblemException.of(
                                ReferralProblem.CO_INVITER_UNAVAILABLE,
                                "The co-inviter is not an active partner other than the owner.");
                    }
                })
                .replaceWithVoid();
    }
}
