/** Lets somebody who travels give a colleague the right to do what the own roles allow in this service, for a time. */
package org.muster.notice.delegation;
