/** Carries committed events to Kafka: written with the change that caused them, sent in order, deleted when acknowledged. */
package org.muster.platform.outbox;
