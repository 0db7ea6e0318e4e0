/** What an operator sees of a service, in words that say what to do, and may do with what got stuck in it. */
package org.muster.platform.operations;
