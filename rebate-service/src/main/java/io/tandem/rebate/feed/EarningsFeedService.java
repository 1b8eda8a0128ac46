package io.tandem.rebate.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.feed.Feed;
import io.tandem.chassis.feed.FeedEntry;
import io.tandem.chassis.feed.FeedPage;
import io.tandem.chassis.money.Asset;
import io.tandem.rebate.feed.EarningsFeedSql.Sum;
import io.tandem.rebate.rows.Months;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells in full what the notes are of. */
@ApplicationScoped
class EarningsFeedService {

    /** A page ends early when it would tell of more changes than this. */
    private static final int MOST_CHANGES = 20_000;

    private final Feed feed;
    private final EarningsFeedSql sql;
    private final ObjectMapper json;

    EarningsFeedService(Feed feed, EarningsFeedSql sql, ObjectMapper json) {
        this.feed = feed;
        this.sql = sql;
        this.json = json;
    }

    private record Noted(long position, Instant at, EarningsNote note) {}

    Uni<EarningsFeedView> read(long after, int limit, String before) {
        YearMonth month = before == null ? null : Months.parse("before", before);
        return feed.read(EarningsFeed.NAME, after, limit).chain(page -> view(page, month));
    }

    private Uni<EarningsFeedView> view(FeedPage page, YearMonth before) {
        List<Noted> taken = new ArrayList<>();
        List<UUID> entries = new ArrayList<>();
        long changes = 0;
        for (FeedEntry item : page.items()) {
            Noted noted = new Noted(item.position(), item.at(), note(item.payload()));
            changes += noted.note().weight();
            if (changes > MOST_CHANGES && !taken.isEmpty()) {
                break;
            }
            taken.add(noted);
            noted.note().entries().stream()
                    .filter(entry -> entry.tellsOf(before))
                    .forEach(entry -> entries.add(entry.id()));
        }
        long next = taken.isEmpty() ? page.next() : taken.getLast().position();
        return sql.sums(entries, before)
                .map(sums ->
                        new EarningsFeedView(
                                taken.stream().map(noted -> entry(noted, sums, before)).toList(),
                                next));
    }

    private static EarningsFeedView.Entry entry(
            Noted noted, Map<UUID, List<Sum>> sums, YearMonth before) {
        List<EarningsFeedView.Change> changes = new ArrayList<>();
        for (EarningsNote.Entry entry : noted.note().entries()) {
            for (Sum sum : sums.getOrDefault(entry.id(), List.of())) {
                changes.add(posted(entry, sum));
            }
        }
        noted.note().unposted().stream()
                .filter(line -> before == null || line.period().isBefore(before))
                .forEach(line -> changes.add(unposted(line)));
        return new EarningsFeedView.Entry(
                noted.position(), noted.at(), noted.note().cause(), changes);
    }

    private static EarningsFeedView.Change posted(EarningsNote.Entry entry, Sum sum) {
        return new EarningsFeedView.Change(
                sum.partnerId(),
                entry.programme(),
                sum.period(),
                entry.postedPeriod(),
                sum.asset(),
                sum.delta(),
                entry.id());
    }

    private static EarningsFeedView.Change unposted(EarningsNote.Line line) {
        return new EarningsFeedView.Change(
                line.partnerId(),
                line.programme(),
                line.period(),
                null,
                line.asset() == null ? null : new Asset(line.asset()),
                BigDecimal.ZERO,
                null);
    }

    private EarningsNote note(JsonNode payload) {
        try {
            return json.treeToValue(payload, EarningsNote.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A note was written by us", e);
        }
    }
}
