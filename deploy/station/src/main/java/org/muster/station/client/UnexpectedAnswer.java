package org.muster.station.client;

/** The platform answered something other than success; the message has the problem as it came. */
public class UnexpectedAnswer extends RuntimeException {

    private final transient Answer answer;

    UnexpectedAnswer(String request, Answer answer) {
        super(request + " was answered " + answer.status() + " " + answer.body());
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }
}
