package org.muster.gateway.problem;

/** Carries a {@link Problem} out of a computation. It is an answer, not a bug, so it has no stack trace. */
public class ProblemException extends RuntimeException {

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.slug() + " " + problem.arguments(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
