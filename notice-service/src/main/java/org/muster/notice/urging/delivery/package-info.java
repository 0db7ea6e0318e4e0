/** Carries urgings to the organisations on every channel they want, and keeps a log of what became of each. */
package org.muster.notice.urging.delivery;
