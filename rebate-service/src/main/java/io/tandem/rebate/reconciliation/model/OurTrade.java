package io.tandem.rebate.reconciliation.model;

import io.tandem.chassis.money.Asset;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A trade of an order as the books have it at present, all its accruals summed up.
 *
 * @param late whether it is in a later month's books than its own
 * @param commissioned whether its present rating found the fee commissionable
 * @param dueOn when what it earned becomes available
 */
public record OurTrade(
        String tradeId,
        String userId,
        Asset asset,
        boolean late,
        boolean commissioned,
        String reason,
        Optional<UUID> partnerId,
        Optional<UUID> coInviterId,
        Figures figures,
        Optional<LocalDate> dueOn) {}
