"""click commands whose help and errors are in the language of the screen."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from sopcheck.cli.errors import Problem, nearest, shortened
from sopcheck.cli.settings import Settings
from sopcheck.locales.catalogue import LANGUAGES, Catalogue
from sopcheck.locales.sentence import S

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    WordType = click.ParamType[str]
    NumberType = click.ParamType[int]
else:  # generic for type checkers only, and only in newer versions of click
    WordType = NumberType = click.ParamType


def _name(param: click.Parameter | None) -> str:
    """What a parameter is called on the command line."""
    if param is None:
        return ""
    return param.opts[0] if isinstance(param, click.Option) else str(param.name).upper()


class Choice(WordType):
    """One of a few words."""

    name = "choice"

    def __init__(self, *words: str) -> None:
        self.words = words

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The words themselves, as the help shows them."""
        return "|".join(self.words)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word as we write it. Raises Problem for any other."""
        word = str(value).strip().casefold()
        if word not in self.words:
            raise Problem(
                S(
                    '{option} is one of {choices}, not "{value}".',
                    option=_name(param),
                    choices=", ".join(self.words),
                    value=shortened(str(value)),
                )
            )
        return word

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The words that go on from what is typed."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(word) for word in self.words if word.startswith(incomplete)]


class Whole(NumberType):
    """A whole number within bounds."""

    name = "number"

    def __init__(self, least: int, most: int) -> None:
        self.least = least
        self.most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number. Raises Problem where it is none or out of bounds."""
        text = str(value).strip()
        # Long digits would take the interpreter long, and are out of bounds anyway.
        number = int(text) if text.isascii() and text.removeprefix("-").isdigit() and len(text) < 20 else None
        if number is None or not self.least <= number <= self.most:
            raise Problem(
                S(
                    '{option} is a whole number from {least} to {most}, not "{value}".',
                    option=_name(param),
                    least=self.least,
                    most=self.most,
                    value=shortened(text),
                )
            )
        return number


def shared_options(say: Catalogue, *, environment: bool = False) -> list[click.Option]:
    """The options that stand before a command or behind it; only those before it look at the environment."""

    def option(name: str, help_text: str, **more: Any) -> click.Option:
        return click.Option(
            [f"--{name}"], help=help_text, envvar=f"SOPCHECK_{name.upper()}" if environment else None, **more
        )

    return [
        option("pack", say("The content pack: a folder with a pack.toml."), metavar=say("FOLDER")),
        option("store", say("The file that keeps the records."), metavar=say("FILE")),
        option("lang", say("The language of the screen: id (Indonesian) or en (English)."), type=Choice(*LANGUAGES)),
        option("person", say("The name of who is working."), metavar=say("NAME")),
    ]


class _Said(click.Command):
    """A command that says its own frame (usage, options, help) through the catalogue."""

    say: Catalogue

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line, with the options that cannot be left out."""
        needed = [p.get_help_record(ctx) for p in self.get_params(ctx) if isinstance(p, click.Option) and p.required]
        pieces = [*self.collect_usage_pieces(ctx), *(record[0] for record in needed if record is not None)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=self.say("Usage:") + " ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options with their help."""
        records = [p.get_help_record(ctx) for p in self.get_params(ctx) if isinstance(p, click.Option)]
        with formatter.section(self.say("Options")):
            # The usage line says what is needed, in every language; click's own mark is English.
            formatter.write_dl([(name, said.removesuffix("  [required]")) for name, said in filter(None, records)])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The example, its lines left as they are so that they can be copied."""
        if self.epilog:
            with formatter.section(self.say("Example")):
                for line in self.epilog.splitlines():
                    formatter.write(" " * formatter.current_indent + line + "\n")


def _width() -> int:
    """The columns that help may take: those of the terminal, at most 78. (click would load shutil for the same.)"""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and len(columns) < 5:
        width = int(columns)
    else:
        try:
            width = os.get_terminal_size(1).columns
        except OSError:
            width = 80
    return max(50, min(width, 80) - 2)


def _help_option(say: Catalogue) -> click.Option:
    def show(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            settings: Settings = ctx.find_root().obj
            settings.streams.own_text(ctx.get_help())
            ctx.exit()

    return click.Option(
        ["--help"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=say("Show this help and leave."),
    )


class Command(_Said):
    """One command. ``act`` does it with the settings and the command's own parameters, and returns the exit code."""

    def __init__(  # noqa: PLR0913 - what a command is, each part named where one is made
        self,
        name: str,
        say: Catalogue,
        act: Callable[..., int],
        params: Sequence[click.Parameter],
        *,
        summary: str,
        about: str = "",
        example: str,
    ) -> None:
        self.say = say
        self.act = act
        super().__init__(
            name,
            params=[*params, *shared_options(say), _help_option(say)],
            help=f"{summary}\n\n{about}" if about else summary,
            short_help=summary,
            epilog=example,
            options_metavar=say("[OPTIONS]"),
            add_help_option=False,
            context_settings={"allow_extra_args": True},  # refused below, in our words
        )

    def invoke(self, ctx: click.Context) -> int:
        """Do it. The shared options behind the command's name win over those before it."""
        if ctx.args:
            raise Problem(
                S(
                    '"{argument}" is one word too many; see {command} --help.',
                    argument=shortened(ctx.args[0]),
                    command=ctx.command_path,
                )
            )
        settings: Settings = ctx.obj
        values = dict(ctx.params)
        shared = {name: values.pop(name) for name in ("pack", "store", "person")}
        del values["lang"]  # already the language of ``say``
        return self.act(settings.overridden(**shared), **values)


class Group(_Said, click.Group):
    """All commands. Each is made only when it is called; the table of summaries is enough for the help."""

    def __init__(
        self,
        name: str,
        say: Catalogue,
        summaries: Mapping[str, str],
        make: Callable[[str, Catalogue], Command],
        alone: Callable[[Settings], int],
        **more: Any,
    ) -> None:
        self.say = say
        self._summaries = summaries
        self._make = make
        self._alone = alone
        super().__init__(
            name,
            params=[*shared_options(say, environment=True), *more.pop("params", ()), _help_option(say)],
            options_metavar=say("[OPTIONS]"),
            subcommand_metavar=say("[COMMAND ...]"),
            add_help_option=False,
            invoke_without_command=True,
            callback=click.pass_context(self._begin),
            context_settings={"terminal_width": _width()},
            **more,
        )

    def _begin(
        self, ctx: click.Context, /, pack: str | None, store: str | None, person: str | None, lang: str | None
    ) -> int:
        # click calls this before a command, and also where none was named.
        ctx.obj = settings = ctx.obj.overridden(pack=pack, store=store, person=person)
        return self._alone(settings) if ctx.invoked_subcommand is None else 0

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the help."""
        return list(self._summaries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, made now."""
        return self._make(cmd_name, self.say) if cmd_name in self._summaries else None

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, then the options."""
        with formatter.section(self.say("Commands")):
            formatter.write_dl([(name, self.say(summary)) for name, summary in self._summaries.items()])
        super().format_options(ctx, formatter)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was asked for. Raises Problem with the nearest name where there is none."""
        command = self.get_command(ctx, args[0])
        if command is not None:
            return args[0], command, args[1:]
        typed, meant = shortened(args[0]), nearest(args[0], self.list_commands(ctx))
        if meant:
            raise Problem(S('There is no command "{command}"; did you mean {meant}?', command=typed, meant=meant))
        raise Problem(S('There is no command "{command}"; see {program} --help.', command=typed, program="sopcheck"))
