package io.tandem.team.performance.model;

import io.tandem.chassis.money.Asset;
import java.util.SortedMap;

/**
 * Where a member stands among the others of the same month or window, 1 for who has most; equals
 * stand in the same place and the next ones so many places behind (1, 2, 2, 4).
 */
public record Ranks(
        int volume, int invitees, int activeTraders, SortedMap<Asset, Integer> rebates) {}
