"""Speaks the captions of three recordings of the demo into sound files: ``python -m scripts.demo_sound``.

For whoever has changed those captions: Debian's espeak-ng, opus-tools and ffmpeg are needed, and the files are kept in
the repository. Each caption is spoken at its own second and the rest is silence: the times of the page are true.
"""

import io
import subprocess
import sys
import wave
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from demo.manuscripts import read, read_captions, seconds
from pages.captions import Caption, read_webvtt

SOUND = Path(__file__).resolve().parent.parent / "demo" / "content" / "sound"
SAMPLES_PER_SECOND = 22_050
BYTES_PER_SAMPLE = 2
MILLISECONDS = 1000
WORDS_PER_MINUTE = range(150, 300, 15)
ENCODER = [
    *("opusenc", "--quiet", "--raw", f"--raw-rate={SAMPLES_PER_SECOND}", "--raw-chan=1", "--serial=1"),
    *("--bitrate=10", "--comp=1", "--framesize=60", "--set-ctl-int=4016=1", "-", "-"),
]
"""Opus sends next to nothing for silence: 4016 is its "discontinuous transmission"."""
PACKER = ["ffmpeg", "-v", "error", "-y", "-i", "-", "-c", "copy", "-page_duration", "10000000", "-bitexact"]
"""Pages of ten seconds instead of one: their headers would weigh more than the silence."""


def timeline(captions: list[Caption], language: str, length: int) -> Iterator[bytes]:
    """The sound of a recording of ``length`` seconds as raw samples, each caption at its second."""
    done = 0
    for caption in captions:
        start, end = _bytes_until(caption.start), _bytes_until(caption.end)
        yield bytes(start - done)
        spoken = speak(caption, caption.language or language, end - start)
        yield spoken
        done = start + len(spoken)
    yield bytes(_bytes_until(length * MILLISECONDS) - done)


def speak(caption: Caption, language: str, room: int) -> bytes:
    """A caption as raw samples, as slowly as ``room`` allows; what does not fit at the quickest is cut."""
    for speed in WORDS_PER_MINUTE:
        samples = _synthesised(caption, language, speed)
        if len(samples) <= room:
            break
    return samples[:room]


def voice(speaker: str, language: str) -> list[str]:
    """The same voice for the same speaker every time."""
    number = zlib.crc32(speaker.encode())
    return ["-v", f"{language}+{('m3', 'f2', 'm7', 'f4')[number % 4]}", "-p", str(35 + number // 4 % 30)]


def _synthesised(caption: Caption, language: str, speed: int) -> bytes:
    command = ["espeak-ng", *voice(caption.speaker, language), "-s", str(speed), "-z", "--stdout", caption.text]
    made = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    with wave.open(io.BytesIO(made)) as sound:
        return bytes(sound.readframes(sound.getnframes()))


def _bytes_until(milliseconds: int) -> int:
    return milliseconds * SAMPLES_PER_SECOND // MILLISECONDS * BYTES_PER_SAMPLE


def make(recording: dict[str, str], target: Path) -> None:
    """Writes the sound of a recording of the content files as Opus, the same bytes for the same captions."""
    language = recording["spoken_language"]
    captions = read_webvtt(read_captions(recording["key"], language))
    with (
        subprocess.Popen(ENCODER, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as encoder,
        subprocess.Popen([*PACKER, str(target)], stdin=encoder.stdout) as packer,
        cast(BinaryIO, encoder.stdin) as samples,
    ):
        for part in timeline(captions, language, seconds(recording["length"])):
            samples.write(part)
    if encoder.returncode or packer.returncode:
        raise subprocess.CalledProcessError(encoder.returncode or packer.returncode, ENCODER)


if __name__ == "__main__":
    SOUND.mkdir(exist_ok=True)
    for entry in read("recordings")["recording"]:
        if "sound" in entry:
            path = SOUND / entry["sound"]
            make(entry, path)
            sys.stdout.write(f"{path.name}: {path.stat().st_size} bytes\n")
