/** What can be wrong between this machine and its agents, one check a class, each with what mends it. */
package io.berth.master.cli.doctor;
