package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.id.IdSource;
import io.tandem.chassis.money.Money;
import io.tandem.team.roster.model.PartnerId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
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
    private final RebateAnswers answers;
    private final IdSource ids;

    RebateFunds(@RestClient FundsClient rebate, RebateAnswers answers, IdSource ids) {
        this.rebate = rebate;
        this.answers = answers;
        this.ids = ids;
    }

    /** Freezes what a partner has; what is reserved, too. */
    public Uni<Booking> hold(
            String key, PartnerId holder, Money amount, String reference, String reason) {
        return booked(
                rebate.hold(
                        key,
                        new RebateMessages.HoldFunds(
                                holder.value(),
                                amount.asset(),
                                amount.amount(),
                                reference,
                                reason)));
    }

    /** Ends a hold: somebody gets the award, its partner the rest; all of it where that is zero. */
    public Uni<Booking> end(String key, UUID holdId, PartnerId to, Money award) {
        return booked(
                award.signum() == 0
                        ? rebate.release(key, holdId)
                        : rebate.award(
                                key,
                                holdId,
                                new RebateMessages.AwardHold(
                                        List.of(
                                                new RebateMessages.AwardLeg(
                                                        to.value(), award.amount())))));
    }

    /** Says what of a partner's money is reserved under the reference. */
    public Uni<Void> reserve(String reference, PartnerId partner, Money amount, String purpose) {
        return rebate.reserve(
                        reference,
                        new RebateMessages.ReserveFunds(
                                partner.value(), amount.asset(), amount.amount(), purpose))
                .onFailure()
                .transform(RebateAnswers::unavailable)
                .invoke(answer -> requireStatus(answer, 200))
                .replaceWithVoid();
    }

    /**
     * Lets go of all that is reserved under the reference, for good. Under a new key each time: a
     * repetition must look again, since something may have been reserved meanwhile.
     */
    public Uni<Void> letGo(String reference) {
        return rebate.releaseReservations(ids.next().toString(), reference)
                .onFailure()
                .transform(RebateAnswers::unavailable)
                // 404: nothing was ever reserved.
                .invoke(answer -> requireStatus(answer, 200, 404))
                .replaceWithVoid();
    }

    private Uni<Booking> booked(Uni<Response> call) {
        return call.onFailure().transform(RebateAnswers::unavailable).map(answers::booking);
    }

    private static void requireStatus(Response answer, Integer... expected) {
        if (!List.of(expected).contains(answer.getStatus())) {
            throw RebateAnswers.unclear(answer);
        }
    }
}
