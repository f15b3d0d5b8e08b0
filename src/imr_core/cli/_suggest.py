"""Groups that name the nearest command where one is misspelt."""

from __future__ import annotations

import click

from imr_core.errors import nearest


class SuggestingGroup(click.Group):
    """A group that, of a name it does not know, says which of its commands may be meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the first argument names, and the arguments left."""
        name = args[0]
        if name.startswith("-") or ctx.resilient_parsing or self.get_command(ctx, name) is not None:
            return super().resolve_command(ctx, args)
        near = nearest(name, self.list_commands(ctx), most=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        raise click.UsageError(f"No such command {name!r}.{hint}", ctx)
