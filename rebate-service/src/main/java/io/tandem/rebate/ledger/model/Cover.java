package io.tandem.rebate.ledger.model;

import io.tandem.rebate.ledger.model.JournalEntry.Holding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether the accounts that give can afford an entry. */
public final class Cover {

    private Cover() {}

    /** What there is on an account, and how much of it is reserved. */
    public record Funds(BigDecimal amount, BigDecimal reserved) {

        public static final Funds NONE = new Funds(BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** How much an account would be short of. */
    public record Lack(Holding holding, BigDecimal lacking) {}

    /**
     * Who cannot afford it: nobody may go below zero by giving, nor below what is reserved unless
     * the entry's kind may touch that.
     */
    public static List<Lack> lacking(JournalEntry entry, Map<Holding, Funds> there) {
        List<Lack> lacking = new ArrayList<>();
        entry.effects()
                .forEach((holding, change) -> {
                    Funds funds = there.getOrDefault(holding, Funds.NONE);
                    BigDecimal free =
                            entry.kind().mayTouchReserved()
                                    ? funds.amount()
                                    : funds.amount().subtract(funds.reserved());
                    BigDecimal after = free.add(change);
                    if (holding.account().hasBalance()
                            && change.signum() < 0
                            && after.signum() < 0) {
                        lacking.add(new Lack(holding, change.negate().min(after.negate())));
                    }
                });
        return lacking;
    }
}
