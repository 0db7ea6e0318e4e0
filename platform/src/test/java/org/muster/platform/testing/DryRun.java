package org.muster.platform.testing;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.Transactional;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

/** Lets a request with its header do and answer everything, and keeps nothing of it. */
@Transactional
@Interceptor
// after TransactionalInterceptor (200): the transaction is running
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 250)
class DryRun {

    static final String HEADER = "X-Dry-Run";

    @Inject
    CurrentVertxRequest current;

    @Inject
    TransactionManager transactions;

    @AroundInvoke
    Object keepNothing(InvocationContext call) throws Exception {
        if (!asked()) {
            return call.proceed();
        }
        try {
            return call.proceed();
        } finally {
            transactions.setRollbackOnly();
        }
    }

    /** Also timers and consumers work in transactions, where there is no request to look at. */
    private boolean asked() {
        return Arc.container().requestContext().isActive()
                && current.getCurrent() != null
                && current.getCurrent().request().getHeader(HEADER) != null;
    }
}
