package io.tandem.team;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * rebate-service's ledger as far as team-service moves it: available and held money, reservations
 * that a transfer of their reference consumes, holds that end once. Whoever was given funds by a
 * test cannot give more than there is; all others always have enough.
 */
public final class FakeBooks {

    private static final class Purse {
        private BigDecimal available = BigDecimal.ZERO;
        private BigDecimal held = BigDecimal.ZERO;
    }

    private static final class Reservation {
        private BigDecimal amount = BigDecimal.ZERO;
        private BigDecimal consumed = BigDecimal.ZERO;
        private boolean released;

        private BigDecimal open() {
            return released ? BigDecimal.ZERO : amount.subtract(consumed);
        }
    }

    private record Hold(String partner, String asset, BigDecimal amount) {}

    private final Map<String, Purse> purses = new TreeMap<>();
    private final Set<String> limited = new HashSet<>();
    private final Map<String, Map<String, Reservation>> reservations = new TreeMap<>();
    private final Map<String, Hold> holds = new LinkedHashMap<>();
    private final Map<String, String> ended = new LinkedHashMap<>();

    synchronized void clear() {
        purses.clear();
        limited.clear();
        reservations.clear();
        holds.clear();
        ended.clear();
    }

    /** From now on the partner has what it has. */
    public synchronized void has(UUID partner, String asset, String amount) {
        limited.add(partner.toString());
        Purse purse = purse(partner + " " + asset);
        purse.available = purse.available.add(new BigDecimal(amount));
    }

    public synchronized String available(UUID partner, String asset) {
        return plain(purse(partner + " " + asset).available);
    }

    public synchronized String held(UUID partner, String asset) {
        return plain(purse(partner + " " + asset).held);
    }

    public synchronized String reserved(UUID partner, String asset) {
        return plain(reserved(partner + " " + asset));
    }

    /** A payout: it may not touch what is reserved. */
    public synchronized boolean paysOut(UUID partner, String asset, String amount) {
        Purse purse = purse(partner + " " + asset);
        BigDecimal wanted = new BigDecimal(amount);
        boolean may =
                purse.available.subtract(reserved(partner + " " + asset)).compareTo(wanted) >= 0;
        if (may) {
            purse.available = purse.available.subtract(wanted);
        }
        return may;
    }

    /** How many holds were taken, and how many ended. */
    public synchronized List<Integer> holds() {
        return List.of(holds.size(), ended.size());
    }

    /** Somebody with a role over there lets go of every hold by hand. */
    public synchronized void releasesHoldsByHand() {
        List.copyOf(holds.keySet()).forEach(id -> end(id, new JsonArray()));
    }

    /** Who lacks what; nothing happened then. */
    synchronized JsonArray transfer(JsonObject body) {
        Map<String, BigDecimal> net = new TreeMap<>();
        for (Object each : body.getJsonArray("legs")) {
            JsonObject leg = (JsonObject) each;
            BigDecimal amount = new BigDecimal(leg.getString("amount"));
            String asset = leg.getString("asset");
            net.merge(leg.getString("from") + " " + asset, amount.negate(), BigDecimal::add);
            net.merge(leg.getString("to") + " " + asset, amount, BigDecimal::add);
        }
        Map<String, Reservation> own =
                reservations.getOrDefault(body.getString("reference"), Map.of());
        JsonArray lacking = new JsonArray();
        net.forEach((purse, change) -> {
            BigDecimal consumed =
                    own.containsKey(purse)
                            ? own.get(purse).open().min(change.negate()).max(BigDecimal.ZERO)
                            : BigDecimal.ZERO;
            BigDecimal after =
                    purse(purse).available.subtract(reserved(purse)).add(consumed).add(change);
            if (isLimited(purse) && change.signum() < 0 && after.signum() < 0) {
                lacking.add(lack(purse, change.negate().min(after.negate())));
            }
        });
        if (lacking.isEmpty()) {
            net.forEach((purse, change) -> {
                purse(purse).available = purse(purse).available.add(change);
                Optional.ofNullable(own.get(purse))
                        .filter(_ -> change.signum() < 0)
                        .ifPresent(one ->
                                one.consumed = one.consumed.add(one.open().min(change.negate())));
            });
        }
        return lacking;
    }

    synchronized JsonArray hold(String id, JsonObject body) {
        String purse = body.getString("partnerId") + " " + body.getString("asset");
        BigDecimal amount = new BigDecimal(body.getString("amount"));
        BigDecimal after = purse(purse).available.subtract(amount);
        if (isLimited(purse) && after.signum() < 0) {
            return new JsonArray().add(lack(purse, amount.min(after.negate())));
        }
        purse(purse).available = after;
        purse(purse).held = purse(purse).held.add(amount);
        holds.put(id, new Hold(body.getString("partnerId"), body.getString("asset"), amount));
        return new JsonArray();
    }

    /** False when it is not there or has ended. */
    synchronized boolean end(String id, JsonArray legs) {
        Hold hold = holds.get(id);
        if (hold == null || ended.putIfAbsent(id, legs.encode()) != null) {
            return false;
        }
        Purse holder = purse(hold.partner() + " " + hold.asset());
        BigDecimal rest = hold.amount();
        for (Object each : legs) {
            JsonObject leg = (JsonObject) each;
            BigDecimal amount = new BigDecimal(leg.getString("amount"));
            Purse receiver = purse(leg.getString("to") + " " + hold.asset());
            receiver.available = receiver.available.add(amount);
            rest = rest.subtract(amount);
        }
        holder.held = holder.held.subtract(hold.amount());
        holder.available = holder.available.add(rest);
        return true;
    }

    /** False when it was released, or would be below what was consumed. */
    synchronized boolean reserve(String reference, JsonObject body) {
        Reservation one =
                reservations
                        .computeIfAbsent(reference, _ -> new TreeMap<>())
                        .computeIfAbsent(
                                body.getString("partnerId") + " " + body.getString("asset"),
                                _ -> new Reservation());
        BigDecimal amount = new BigDecimal(body.getString("amount"));
        if (one.released || amount.compareTo(one.consumed) < 0) {
            return false;
        }
        one.amount = amount;
        return true;
    }

    /** False when nothing was ever reserved. */
    synchronized boolean letGo(String reference) {
        Map<String, Reservation> all = reservations.get(reference);
        if (all == null) {
            return false;
        }
        all.values().forEach(one -> one.released = true);
        return true;
    }

    private Purse purse(String key) {
        return purses.computeIfAbsent(key, _ -> new Purse());
    }

    private BigDecimal reserved(String purse) {
        return reservations.values().stream()
                .map(byPurse -> byPurse.get(purse))
                .filter(one -> one != null)
                .map(Reservation::open)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private boolean isLimited(String purse) {
        return limited.contains(purse.substring(0, purse.indexOf(' ')));
    }

    private static JsonObject lack(String purse, BigDecimal lacking) {
        return new JsonObject()
                .put("partnerId", purse.substring(0, purse.indexOf(' ')))
                .put("asset", purse.substring(purse.indexOf(' ') + 1))
                .put("lacking", plain(lacking));
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
