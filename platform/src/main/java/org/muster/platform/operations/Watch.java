package org.muster.platform.operations;

import java.util.List;

/** Looks after something of its service. Every bean of this type is asked whenever an operator looks. */
public interface Watch {

    /** Also called when the database or the broker is away; whatever it throws or how long it takes is shown as a finding. */
    List<Finding> look();
}
