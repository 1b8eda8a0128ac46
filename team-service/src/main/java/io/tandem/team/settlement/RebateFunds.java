package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.id.IdSource;
import io.tandem.chassis.money.Money;
import io.tandem.chassis.neighbour.Neighbour;
import io.tandem.chassis.neighbour.Neighbours;
import io.tandem.team.roster.model.PartnerId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Money that is kept in rebate-service: frozen by holds, or reserved. A hold is taken and ended
 * once per key, a reservation says the same however often it is said.
 */
@ApplicationScoped
public class RebateFunds {

    private final FundsClient rebate;
    private final Neighbour neighbour;
    private final RebateAnswers answers;
    private final IdSource ids;

    RebateFunds(
            @RestClient FundsClient rebate,
            Neighbours neighbours,
            RebateAnswers answers,
            IdSource ids) {
        this.rebate = rebate;
        this.neighbour = neighbours.named(RebateAnswers.NEIGHBOUR);
        this.answers = answers;
        this.ids = ids;
    }

    /** Freezes what a partner has; what is reserved, too. */
    public Uni<Booking> hold(
            String key, PartnerId holder, Money amount, String reference, String reason) {
        RebateMessages.HoldFunds hold =
                new RebateMessages.HoldFunds(
                        holder.value(), amount.asset(), amount.amount(), reference, reason);
        return neighbour.repeatedly(() -> rebate.hold(key, hold), answers::booking);
    }

    /** Ends a hold: somebody gets the award, its partner the rest; all of it where that is zero. */
    public Uni<Booking> end(String key, UUID holdId, PartnerId to, Money award) {
        if (award.signum() == 0) {
            return neighbour.repeatedly(() -> rebate.release(key, holdId), answers::booking);
        }
        RebateMessages.AwardHold legs =
                new RebateMessages.AwardHold(
                        List.of(new RebateMessages.AwardLeg(to.value(), award.amount())));
        return neighbour.repeatedly(() -> rebate.award(key, holdId, legs), answers::booking);
    }

    /** Says what of a partner's money is reserved under the reference. */
    public Uni<Void> reserve(String reference, PartnerId partner, Money amount, String purpose) {
        RebateMessages.ReserveFunds reserve =
                new RebateMessages.ReserveFunds(
                        partner.value(), amount.asset(), amount.amount(), purpose);
        return neighbour
                .repeatedly(
                        () -> rebate.reserve(reference, reserve),
                        answer -> RebateAnswers.expect(answer, 200))
                .replaceWithVoid();
    }

    /**
     * Lets go of all that is reserved under the reference, for good. Under a new key each time: a
     * repetition must look again, since something may have been reserved meanwhile.
     */
    public Uni<Void> letGo(String reference) {
        String key = ids.next().toString();
        return neighbour
                .repeatedly(
                        () -> rebate.releaseReservations(key, reference),
                        // 404: nothing was ever reserved.
                        answer -> RebateAnswers.expect(answer, 200, 404))
                .replaceWithVoid();
    }
}
