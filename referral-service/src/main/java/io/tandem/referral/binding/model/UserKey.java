package io.tandem.referral.binding.model;

/**
 * A user of an exchange: its id is unique within a programme, opaque, and compared with its case.
 */
public record UserKey(String programme, String userId) implements Comparable<UserKey> {

    @Override
    public int compareTo(UserKey other) {
        int byProgramme = programme.compareTo(other.programme);
        return byProgramme != 0 ? byProgramme : userId.compareTo(other.userId);
    }
}
