package io.trunkline.telephony;

import java.util.OptionalInt;

/// Which part of a call a fact is about: the call itself, an attempt, or a connect leg (an answered outbound call
/// is joined to a client). The dialplan and the database write it as one integer, the code; JSON has `attempt` or
/// `connectLeg`, or neither for the call itself. The order is that of the codes.
///
/// @param code 0 for the call itself, 1 to 100 for an attempt, 101 and up for connect leg 1 and up
public record CallLeg(int code) implements Comparable<CallLeg> {
    /// The highest number of an attempt.
    public static final int MAX_ATTEMPT = 100;

    /// The call itself.
    public static final CallLeg CALL = new CallLeg(0);

    /// @throws IllegalArgumentException when the code is negative
    public CallLeg {
        if (code < 0) {
            throw new IllegalArgumentException("the code of a call leg is negative: " + code);
        }
    }

    /// The leg of a code in the database or the dialplan.
    ///
    /// @throws IllegalArgumentException when the code is negative
    public static CallLeg ofCode(int code) {
        return new CallLeg(code);
    }

    /// @param number 1 to 100
    /// @throws IllegalArgumentException when the number is out of range
    public static CallLeg attempt(int number) {
        if (number < 1 || number > MAX_ATTEMPT) {
            throw new IllegalArgumentException("attempt must be between 1 and " + MAX_ATTEMPT + ": " + number);
        }
        return new CallLeg(number);
    }

    /// @param number from 1
    /// @throws IllegalArgumentException when the number is out of range
    public static CallLeg connectLeg(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("connect leg must be at least 1: " + number);
        }
        return new CallLeg(Math.addExact(MAX_ATTEMPT, number));
    }

    public boolean isCall() {
        return code == 0;
    }

    public boolean isAttempt() {
        return code >= 1 && code <= MAX_ATTEMPT;
    }

    public boolean isConnectLeg() {
        return code > MAX_ATTEMPT;
    }

    /// The number of the attempt, 1 to 100; empty for anything else.
    public OptionalInt attemptNumber() {
        return isAttempt() ? OptionalInt.of(code) : OptionalInt.empty();
    }

    /// The number of the connect leg, from 1; empty for anything else.
    public OptionalInt connectLegNumber() {
        return isConnectLeg() ? OptionalInt.of(code - MAX_ATTEMPT) : OptionalInt.empty();
    }

    /// Whether both are connect legs, or neither is. Attempts of one kind follow each other; a connect leg runs
    /// beside the attempt that was answered.
    public boolean isSameKindAs(CallLeg other) {
        return isConnectLeg() == other.isConnectLeg();
    }

    @Override
    public int compareTo(CallLeg other) {
        return Integer.compare(code, other.code);
    }

    /// `call`, `attempt 2` or `connect leg 1`.
    @Override
    public String toString() {
        if (isCall()) {
            return "call";
        }
        return isAttempt() ? "attempt " + code : "connect leg " + (code - MAX_ATTEMPT);
    }
}
