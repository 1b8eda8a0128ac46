package io.tandem.rebate.reconciliation.model;

import io.tandem.chassis.money.Asset;
import io.tandem.chassis.money.Money;
import io.tandem.rebate.ledger.model.Account;
import io.tandem.rebate.ledger.model.Movement;
import io.tandem.rebate.ledger.model.Pocket;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * What a resolution does to the ledger. What the file says beyond the books waits in the
 * programme's suspense, what the books say beyond the file is with its owners: a resolution empties
 * the first exactly, and takes from the second exactly what the file does not know.
 *
 * @param difference what the file says beyond the books
 * @param takebacks whose it is what the books say beyond the file
 * @param maturedThrough up to which day what was earned has become available
 */
public record Correction(
        String programme,
        Asset asset,
        Shares difference,
        List<Takeback> takebacks,
        Beneficiaries to,
        LocalDate maturedThrough) {

    public Correction {
        takebacks = List.copyOf(takebacks);
    }

    public List<Movement> movements(Resolution resolution, YearMonth month) {
        List<Movement> lines = new ArrayList<>();
        Account waiting = new Account.Unmatched(programme);
        Account expense = new Account.Expense(programme);
        Account writeOff = new Account.WriteOff(programme);
        BigDecimal suspended = difference.positive().total();
        BigDecimal beyond = difference.negated().positive().total();
        switch (resolution) {
            case ACCEPT_THEIRS -> {
                give(lines, waiting, month);
                takeBack(lines, expense, month);
            }
            case ACCEPT_OURS -> add(lines, waiting, expense, suspended, month);
            case WRITE_OFF -> {
                add(lines, waiting, writeOff, suspended, month);
                add(lines, writeOff, expense, beyond, month);
            }
        }
        return lines;
    }

    private void give(List<Movement> lines, Account from, YearMonth month) {
        to.partnerId()
                .ifPresent(id ->
                        add(
                                lines,
                                from,
                                new Account.OfPartner(id, Pocket.AVAILABLE),
                                difference.owner(),
                                month));
        to.coInviterId()
                .ifPresent(id ->
                        add(
                                lines,
                                from,
                                new Account.OfPartner(id, Pocket.AVAILABLE),
                                difference.coInviter(),
                                month));
        to.userId()
                .ifPresent(user ->
                        add(
                                lines,
                                from,
                                new Account.Invitee(programme, user),
                                difference.invitee(),
                                month));
    }

    private void takeBack(List<Movement> lines, Account expense, YearMonth month) {
        for (Takeback piece : takebacks) {
            Pocket pocket = isPending(piece) ? Pocket.PENDING : Pocket.AVAILABLE;
            add(
                    lines,
                    new Account.OfPartner(piece.partnerId(), pocket),
                    expense,
                    piece.amount(),
                    month);
        }
        to.userId()
                .ifPresent(user ->
                        add(
                                lines,
                                new Account.Invitee(programme, user),
                                expense,
                                difference.invitee().negate(),
                                month));
    }

    /** Whether a piece is still held back, so that its day's dues become less by it. */
    public boolean isPending(Takeback piece) {
        return piece.dueOn().filter(day -> day.isAfter(maturedThrough)).isPresent();
    }

    private void add(
            List<Movement> lines, Account from, Account to, BigDecimal amount, YearMonth month) {
        if (amount.signum() > 0) {
            lines.add(new Movement(from, to, new Money(asset, amount), month));
        }
    }
}
