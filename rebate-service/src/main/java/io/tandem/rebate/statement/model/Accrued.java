package io.tandem.rebate.statement.model;

import io.tandem.chassis.money.Rate;
import io.tandem.rebate.accrual.model.Rating;
import io.tandem.rebate.accrual.model.Terms;
import io.tandem.rebate.binding.model.Binding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A row of the sub-ledger as it is stored, right or wrong: unlike a rating it refuses nothing, so
 * that what somebody changed can be shown beside what it should be. Amounts have their sign.
 */
public record Accrued(
        String category,
        String reason,
        Optional<Whose> whose,
        Optional<Terms> terms,
        BigDecimal commissionable,
        BigDecimal gross,
        BigDecimal ownerPart,
        BigDecimal coInviterPart,
        BigDecimal inviteePart,
        Optional<LocalDate> dueOn) {

    /** By which binding, and what its link gives away. */
    public record Whose(
            UUID partnerId,
            UUID linkId,
            UUID bindingId,
            long revision,
            Optional<UUID> coInviterId,
            Rate coInviterShare,
            Rate inviteeShare) {

        static Whose by(Binding binding) {
            return new Whose(
                    binding.partnerId(),
                    binding.linkId(),
                    binding.id(),
                    binding.revision(),
                    binding.coInviterId(),
                    binding.coInviterShare(),
                    binding.inviteeShare());
        }
    }

    /** What a rating is stored as. */
    static Accrued of(Rating rating, Optional<Binding> binding, int sign) {
        BigDecimal factor = BigDecimal.valueOf(sign);
        return new Accrued(
                rating.category().name(),
                rating.reason().name(),
                binding.map(Whose::by),
                rating.terms(),
                rating.commissionable().multiply(factor),
                rating.gross().multiply(factor),
                rating.parts().owner().multiply(factor),
                rating.parts().coInviter().multiply(factor),
                rating.parts().invitee().multiply(factor),
                rating.dueOn());
    }

    public BigDecimal partOf(Role role) {
        return switch (role) {
            case OWNER -> ownerPart;
            case CO_INVITER -> coInviterPart;
        };
    }
}
