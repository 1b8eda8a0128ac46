package io.tandem.rebate.ledger;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.money.Asset;
import io.tandem.chassis.paging.Cursor;
import io.tandem.chassis.paging.Page;
import io.tandem.chassis.paging.PageParams;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.chassis.security.Caller;
import io.tandem.rebate.ledger.LedgerReadSql.After;
import io.tandem.rebate.ledger.LedgerReadSql.PostingRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Tells partners what they have and how it came. */
@ApplicationScoped
class LedgerService {

    private final LedgerReadSql ledger;
    private final Caller caller;

    LedgerService(LedgerReadSql ledger, Caller caller) {
        this.ledger = ledger;
        this.caller = caller;
    }

    Uni<BalancesView> balances(UUID partnerId) {
        caller.mustSee(partnerId, "partner");
        return ledger.balances(partnerId).map(BalancesView::new);
    }

    Uni<Page<PostingView>> postings(UUID partnerId, String asset, PageParams page) {
        caller.mustSee(partnerId, "partner");
        After after =
                page.cursor()
                        .map(cursor ->
                                new After(
                                        cursor.uuid(0),
                                        (int) cursor.number(1),
                                        (int) cursor.number(2)))
                        .orElse(After.NOTHING);
        return ledger.postings(partnerId, checked(asset), after, page.limit() + 1)
                .map(rows -> Page.of(rows, page.limit(), LedgerService::key, PostingRow::view));
    }

    private static Cursor key(PostingRow row) {
        return Cursor.of(row.place().entryId(), row.place().line(), row.place().side());
    }

    private static String checked(String asset) {
        try {
            return asset == null ? null : new Asset(asset).code();
        } catch (IllegalArgumentException refusal) {
            throw ProblemException.invalid("asset", refusal.getMessage());
        }
    }

    Uni<EntryView> entry(UUID id) {
        return ledger.entry(id)
                .map(entries ->
                        entries.stream()
                                .findFirst()
                                .orElseThrow(() -> ProblemException.notFound("journal entry")));
    }
}
