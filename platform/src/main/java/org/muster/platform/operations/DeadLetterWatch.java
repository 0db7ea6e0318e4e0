package org.muster.platform.operations;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.muster.platform.events.DeadLetters;

/** Events that could not be handled and wait for an operator. */
@ApplicationScoped
class DeadLetterWatch implements Watch {

    @Inject
    DeadLetters letters;

    @Override
    public List<Finding> look() {
        long waiting = letters.waiting();
        return List.of(Finding.of("dead-letters", waiting > 0 ? State.ACT : State.OK, Map.of("waiting", waiting)));
    }
}
