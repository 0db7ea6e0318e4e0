/** What every service's tests need: a small tree of organisations, the event catalogue's examples, and Kafka at hand. */
package org.muster.platform.testing;
