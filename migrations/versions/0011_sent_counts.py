"""Messages sent in a month, and whether replies were said."""

import sqlalchemy as sa
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table('sent_count',
    sa.Column('channel', sa.String(length=16), nullable=False),
    sa.Column('bot', sa.String(length=40), nullable=False),
    sa.Column('month', sa.String(length=7), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.Column('warned_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('spent_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('refused_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('channel', 'bot', 'month', name=op.f('pk_sent_count'))
    )
    with op.batch_alter_table('claim', schema=None) as batch_op:
        batch_op.add_column(sa.Column('said_at', sa.BigInteger(), nullable=True))



def downgrade() -> None:

    with op.batch_alter_table('claim', schema=None) as batch_op:
        batch_op.drop_column('said_at')

    op.drop_table('sent_count')
